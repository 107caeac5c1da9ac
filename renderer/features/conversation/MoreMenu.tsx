import { Ellipsis, Eraser, Eye } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { mayAdminister, mayOversee } from '../../../shared/domain/agent.ts'
import { IconButton } from '../../design/Button.tsx'
import { menuItemClass, popoverClass } from '../../design/menu.ts'
import { showOverlay } from '../../state/overlay.ts'
import { useSession } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { ExportItems } from './ExportItems.tsx'

/** What is not done every day with a conversation; some of it only by supervisors. */
export function MoreMenu({ conversationId }: { conversationId: string }) {
  const { duties: words } = useTexts()
  const account = useSession()?.account
  if (account === undefined) return null
  return (
    <MenuTrigger>
      <IconButton label={words.menu}>
        <Ellipsis size={18} />
      </IconButton>
      <Popover placement="bottom end" className={popoverClass}>
        <Menu aria-label={words.menu} className="outline-none">
          <ExportItems conversationId={conversationId} />
          {mayOversee(account) && (
            <MenuItem className={menuItemClass} onAction={() => showOverlay('readers')}>
              <Eye aria-hidden="true" size={16} className="text-faint" />
              {words.readersItem}
            </MenuItem>
          )}
          {mayAdminister(account) && (
            <MenuItem className={menuItemClass} onAction={() => showOverlay('erasure')}>
              <Eraser aria-hidden="true" size={16} className="text-faint" />
              {words.erasureItem}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
