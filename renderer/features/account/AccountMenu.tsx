import {
  Ban,
  Building2,
  CalendarClock,
  Eye,
  Gauge,
  Keyboard,
  Lock,
  LogOut,
  MessageSquareText,
  Scale,
  Settings,
  Stethoscope,
  Tags,
  Trash2,
  Users,
} from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { mayBlock, mayOversee } from '../../../shared/domain/agent.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { menuItemClass, popoverClass } from '../../design/menu.ts'
import { lock, signOut } from '../../state/leave.ts'
import { reportDefects } from '../../state/notices.ts'
import { showOverlay } from '../../state/overlay.ts'
import { useSession } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** Who is signed in, the screens that lie over the desk, and the way out. */
export function AccountMenu() {
  const {
    account: words,
    canned,
    citizen,
    duties,
    opening,
    settings,
    officeSettings,
    overview,
    subscribers,
    topics,
    wipe,
    diagnosis,
  } = useTexts()
  const session = useSession()
  if (session === null) return null
  const { agentId, name, roles } = session.account
  return (
    <MenuTrigger>
      <Button
        aria-label={words.menu(name)}
        className="rounded-full outline-offset-2 hover:brightness-95"
      >
        <Avatar name={name} seed={agentId} />
      </Button>
      <Popover placement="bottom end" className={popoverClass}>
        <p className="border-line border-b px-2.5 pt-1.5 pb-2">
          <span className="block truncate font-semibold text-ink text-sm">{name}</span>
          <span className="block text-faint text-xs">
            {roles.map((role) => words.roles[role]).join(', ')}
          </span>
        </p>
        <Menu aria-label={words.menu(name)} className="outline-none">
          <MenuItem className={menuItemClass} onAction={() => showOverlay('settings')}>
            <Settings aria-hidden="true" size={16} className="text-faint" />
            {settings.title}
          </MenuItem>
          {mayOversee(session.account) && (
            <>
              <MenuItem className={menuItemClass} onAction={() => showOverlay('overview')}>
                <Gauge aria-hidden="true" size={16} className="text-faint" />
                {overview.title}
              </MenuItem>
              <MenuItem className={menuItemClass} onAction={() => showOverlay('reconciliation')}>
                <Scale aria-hidden="true" size={16} className="text-faint" />
                {duties.reconciliation.title}
              </MenuItem>
              <MenuItem className={menuItemClass} onAction={() => showOverlay('audit')}>
                <Eye aria-hidden="true" size={16} className="text-faint" />
                {duties.audit.title}
              </MenuItem>
            </>
          )}
          {mayOversee(session.account) && session.organisation.registration !== null && (
            <MenuItem className={menuItemClass} onAction={() => showOverlay('subscribers')}>
              <Users aria-hidden="true" size={16} className="text-faint" />
              {subscribers.title}
            </MenuItem>
          )}
          {mayBlock(session.account) && (
            <MenuItem className={menuItemClass} onAction={() => showOverlay('blocks')}>
              <Ban aria-hidden="true" size={16} className="text-faint" />
              {citizen.block.list}
            </MenuItem>
          )}
          <MenuItem className={menuItemClass} onAction={() => showOverlay('canned')}>
            <MessageSquareText aria-hidden="true" size={16} className="text-faint" />
            {canned.title}
          </MenuItem>
          <MenuItem className={menuItemClass} onAction={() => showOverlay('hours')}>
            <CalendarClock aria-hidden="true" size={16} className="text-faint" />
            {opening.title}
          </MenuItem>
          <MenuItem className={menuItemClass} onAction={() => showOverlay('topics')}>
            <Tags aria-hidden="true" size={16} className="text-faint" />
            {topics.title}
          </MenuItem>
          <MenuItem className={menuItemClass} onAction={() => showOverlay('office')}>
            <Building2 aria-hidden="true" size={16} className="text-faint" />
            {officeSettings.title}
          </MenuItem>
          <MenuItem className={menuItemClass} onAction={() => showOverlay('shortcuts')}>
            <Keyboard aria-hidden="true" size={16} className="text-faint" />
            {words.shortcuts}
          </MenuItem>
          <MenuItem className={menuItemClass} onAction={() => showOverlay('diagnosis')}>
            <Stethoscope aria-hidden="true" size={16} className="text-faint" />
            {diagnosis.open}
          </MenuItem>
          <MenuItem className={menuItemClass} onAction={() => reportDefects(lock())}>
            <Lock aria-hidden="true" size={16} className="text-faint" />
            {words.lock}
          </MenuItem>
          <MenuItem className={menuItemClass} onAction={() => reportDefects(signOut())}>
            <LogOut aria-hidden="true" size={16} className="text-faint" />
            {words.signOut}
          </MenuItem>
          <MenuItem className={menuItemClass} onAction={() => showOverlay('wipe')}>
            <Trash2 aria-hidden="true" size={16} className="text-faint" />
            {wipe.item}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
