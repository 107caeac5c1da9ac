import { ArrowRightLeft, ChevronDown } from 'lucide-react'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { mayAttend } from '../../../shared/domain/agent.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { AgentView } from '../../../shared/ipc/people.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { Button } from '../../design/Button.tsx'
import { menuHeadingClass, menuItemClass, popoverClass } from '../../design/menu.ts'
import { useAgents } from '../../state/agents.ts'
import { transfer } from '../../state/commands.ts'
import { letGo } from '../../state/desk.ts'
import { reportDefects } from '../../state/notices.ts'
import { showTransferMenu, useTransferMenu } from '../../state/transfer-menu.ts'
import { useTexts } from '../../texts/use-texts.ts'

export function TransferMenu({ view }: { view: ConversationView }) {
  const { conversation } = useTexts()
  const open = useTransferMenu(({ openFor }) => openFor === view.conversationId)
  return (
    <MenuTrigger
      isOpen={open}
      onOpenChange={(isOpen) => showTransferMenu(isOpen ? view.conversationId : null)}
    >
      <Button tone="quiet">
        <ArrowRightLeft aria-hidden="true" size={15} className="max-[1100px]:hidden" />
        {conversation.transfer}
        <ChevronDown aria-hidden="true" size={14} className="-mr-1" />
      </Button>
      <Popover placement="bottom end" className={popoverClass}>
        <Colleagues view={view} />
      </Popover>
    </MenuTrigger>
  )
}

/** Drawn each time the menu opens, so that a new colleague is in it. */
function Colleagues({ view }: { view: ConversationView }) {
  const { conversation } = useTexts()
  const colleagues = useAgents().filter((agent) => mayTake(agent, view))
  return (
    <Menu
      className="outline-none"
      onAction={(agentId) => reportDefects(letGo(transfer(view, String(agentId))))}
      renderEmptyState={() => (
        <p className="px-2.5 py-2 text-faint text-sm">{conversation.noColleague}</p>
      )}
    >
      {colleagues.length > 0 && (
        <MenuSection>
          <Header className={menuHeadingClass}>{conversation.transferTo}</Header>
          {colleagues.map((colleague) => (
            <Colleague key={colleague.agentId} colleague={colleague} />
          ))}
        </MenuSection>
      )}
    </Menu>
  )
}

function Colleague({ colleague }: { colleague: AgentView }) {
  return (
    <MenuItem id={colleague.agentId} textValue={colleague.name} className={menuItemClass}>
      <Avatar name={colleague.name} seed={colleague.agentId} size="small" />
      <span className="truncate">{colleague.name}</span>
    </MenuItem>
  )
}

function mayTake(agent: AgentView, view: ConversationView): boolean {
  return !agent.disabled && mayAttend(agent) && agent.agentId !== view.holder?.agentId
}
