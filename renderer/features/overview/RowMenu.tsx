import { Ellipsis } from 'lucide-react'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { mayAttend } from '../../../shared/domain/agent.ts'
import type { QueueRow } from '../../../shared/ipc/queue.ts'
import { Avatar } from '../../design/Avatar.tsx'
import { IconButton } from '../../design/Button.tsx'
import { menuHeadingClass, menuItemClass, popoverClass } from '../../design/menu.ts'
import { useAgents } from '../../state/agents.ts'
import { release, transfer } from '../../state/commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import type { RowsProps } from './RowTable.tsx'

type RowMenuProps = RowsProps & { row: QueueRow; name: string }

/** What may be done about an attendance without opening it. */
export function RowMenu({ row, name, mayAct, onOpen, onNote, onSaid }: RowMenuProps) {
  const { overview: words } = useTexts()

  async function giveBack() {
    if (await release(row)) onSaid(words.returned(name))
  }

  return (
    <MenuTrigger>
      <IconButton label={words.actions(name)}>
        <Ellipsis aria-hidden="true" size={16} />
      </IconButton>
      <Popover placement="bottom end" className={popoverClass}>
        <Menu aria-label={words.actions(name)} className="outline-none">
          <MenuItem className={menuItemClass} onAction={() => onOpen(row.conversationId)}>
            {words.open}
          </MenuItem>
          {mayAct && (
            <MenuItem className={menuItemClass} onAction={() => onNote(row, name)}>
              {words.note}
            </MenuItem>
          )}
          {mayAct && row.holder !== null && (
            <MenuItem className={menuItemClass} onAction={() => reportDefects(giveBack())}>
              {words.giveBack}
            </MenuItem>
          )}
          {mayAct && <Takers row={row} name={name} onSaid={onSaid} />}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Takers({ row, name, onSaid }: Pick<RowMenuProps, 'row' | 'name' | 'onSaid'>) {
  const { overview: words } = useTexts()
  const takers = useAgents().filter(
    (agent) => !agent.disabled && mayAttend(agent) && agent.agentId !== row.holder?.agentId,
  )

  async function pass(agentId: string, to: string) {
    if (await transfer(row, agentId)) onSaid(words.passed(name, to))
  }

  return (
    <MenuSection>
      <Header className={menuHeadingClass}>{words.reassign}</Header>
      {takers.map((agent) => (
        <MenuItem
          key={agent.agentId}
          textValue={agent.name}
          className={menuItemClass}
          onAction={() => reportDefects(pass(agent.agentId, agent.name))}
        >
          <Avatar name={agent.name} seed={agent.agentId} size="small" />
          <span className="truncate">{agent.name}</span>
        </MenuItem>
      ))}
    </MenuSection>
  )
}
