import {
  Ban,
  Building2,
  CalendarClock,
  Check,
  Eye,
  Gauge,
  Keyboard,
  Lock,
  LogOut,
  MessageSquareText,
  Scale,
  Stethoscope,
  Tags,
  Trash2,
  Users,
} from 'lucide-react'
import { useEffect } from 'react'
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { mayBlock, mayOversee } from '../../../shared/domain/agent.ts'
import type { UndoSeconds } from '../../../shared/ipc/undo.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { menuHeadingClass, menuItemClass, popoverClass } from '../../design/menu.ts'
import { lock, signOut } from '../../state/leave.ts'
import { reportDefects } from '../../state/notices.ts'
import { showOverlay } from '../../state/overlay.ts'
import {
  languages,
  setLanguage,
  setSuggestions,
  setTheme,
  themes,
  usePreferences,
} from '../../state/preferences.ts'
import { useSession } from '../../state/status.ts'
import { readUndoSeconds, saveUndoSeconds, useUndoSeconds } from '../../state/undo.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** Who is signed in, how the screen looks and speaks, and the way out. */
export function AccountMenu() {
  const {
    account: words,
    areas,
    canned,
    citizen,
    duties,
    opening,
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
          <ThemeSection />
          <LanguageSection />
          <UndoSection />
          <WritingSection />
          <Separator className="my-1 border-line border-t" />
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
          <MenuItem className={menuItemClass} onAction={() => showOverlay('areas')}>
            <Building2 aria-hidden="true" size={16} className="text-faint" />
            {areas.title}
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

function ThemeSection() {
  const { account: words } = useTexts()
  const theme = usePreferences((state) => state.theme)
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => {
        const chosen = themes.find((candidate) => new Set(keys).has(candidate))
        if (chosen) setTheme(chosen)
      }}
    >
      <Header className={menuHeadingClass}>{words.theme}</Header>
      {themes.map((candidate) => (
        <Choice key={candidate} id={candidate} words={words.themes[candidate]} />
      ))}
    </MenuSection>
  )
}

function LanguageSection() {
  const { account: words } = useTexts()
  const language = usePreferences((state) => state.language)
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => {
        const chosen = languages.find((candidate) => new Set(keys).has(candidate))
        if (chosen) setLanguage(chosen)
      }}
    >
      <Header className={menuHeadingClass}>{words.language}</Header>
      {languages.map((candidate) => (
        <Choice key={candidate} id={candidate} words={words.languages[candidate]} />
      ))}
    </MenuSection>
  )
}

function UndoSection() {
  const { undo: words } = useTexts()
  const { seconds } = useUndoSeconds()
  useEffect(() => reportDefects(readUndoSeconds()), [])
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={seconds === null ? [] : [seconds]}
      onSelectionChange={(keys) => {
        const chosen = choices.find((candidate) => new Set(keys).has(candidate))
        if (chosen !== undefined) reportDefects(saveUndoSeconds(chosen))
      }}
    >
      <Header className={menuHeadingClass}>{words.setting}</Header>
      {choices.map((candidate) => (
        <Choice key={candidate} id={candidate} words={words.seconds(candidate)} />
      ))}
    </MenuSection>
  )
}

function WritingSection() {
  const { suggestions: words } = useTexts()
  const isOn = usePreferences((state) => state.suggestions)
  return (
    <MenuSection
      selectionMode="multiple"
      selectedKeys={isOn ? ['suggestions'] : []}
      onSelectionChange={(keys) => setSuggestions(new Set(keys).has('suggestions'))}
    >
      <Header className={menuHeadingClass}>{words.writing}</Header>
      <Choice id="suggestions" words={words.setting} />
    </MenuSection>
  )
}

const choices: readonly UndoSeconds[] = [0, 5, 10]

function Choice({ id, words }: { id: string | number; words: string }) {
  return (
    <MenuItem id={id} textValue={words} className={menuItemClass}>
      {({ isSelected }) => (
        <>
          <span className="flex w-4 justify-center text-accent">
            {isSelected && <Check aria-hidden="true" size={15} />}
          </span>
          {words}
        </>
      )}
    </MenuItem>
  )
}
