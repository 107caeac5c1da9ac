import { ArrowRightLeft, CircleCheckBig, Hand, Tag, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { mayAttend } from '../../../../shared/domain/agent.ts'
import { Button, IconButton } from '../../../design/Button.tsx'
import { menuItemClass, popoverClass } from '../../../design/menu.ts'
import { useAgents } from '../../../state/agents.ts'
import { type BulkAction, beginBulk, useBulk } from '../../../state/bulk.ts'
import { reportDefects } from '../../../state/notices.ts'
import { clearSelection, selectedRows, useSelection } from '../../../state/selection.ts'
import { useTopics } from '../../../state/topics.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { BulkOutcome } from './BulkOutcome.tsx'
import { ConfirmBulk } from './ConfirmBulk.tsx'

/** Below the list, so that no row moves as it comes: what can be done with what is selected. */
export function BulkBar() {
  const count = useSelection(({ ids }) => ids.size)
  const bulk = useBulk((state) => state.bulk)
  if (bulk?.step === 'asking') return <ConfirmBulk bulk={bulk} />
  if (bulk?.step === 'running') return <BulkOutcome bulk={bulk} />
  if (count > 0) return <Chosen count={count} />
  return bulk && <BulkOutcome bulk={bulk} />
}

const act = (action: BulkAction) => reportDefects(beginBulk(action, selectedRows()))

function Chosen({ count }: { count: number }) {
  const { bulk: words } = useTexts()
  const { short } = words
  return (
    <section
      aria-label={words.region}
      className="flex shrink-0 flex-col gap-1.5 border-line border-t bg-raised px-3 py-2 shadow-2"
    >
      <div className="flex items-center gap-2">
        <p role="status" className="grow font-medium text-ink text-sm">
          {words.selected(count)}
        </p>
        <IconButton label={words.clear} className="size-7!" onPress={clearSelection}>
          <X aria-hidden="true" size={15} />
        </IconButton>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <Act name={words.claim(count)} onPress={() => act({ type: 'claim-attendance' })}>
          <Hand aria-hidden="true" size={13} />
          {short.claim}
        </Act>
        <Act name={words.release(count)} onPress={() => act({ type: 'release-attendance' })}>
          <Undo2 aria-hidden="true" size={13} />
          {short.release}
        </Act>
        <MenuTrigger>
          <Act name={words.transfer(count)}>
            <ArrowRightLeft aria-hidden="true" size={13} />
            {short.transfer}
          </Act>
          <Popover placement="top start" className={popoverClass}>
            <Takers name={words.transfer(count)} />
          </Popover>
        </MenuTrigger>
        <MenuTrigger>
          <Act name={words.classify(count)}>
            <Tag aria-hidden="true" size={13} />
            {short.classify}
          </Act>
          <Popover placement="top start" className={popoverClass}>
            <Topics name={words.classify(count)} />
          </Popover>
        </MenuTrigger>
        <Act name={words.close(count)} onPress={() => act({ type: 'close-attendance' })}>
          <CircleCheckBig aria-hidden="true" size={13} />
          {short.close}
        </Act>
      </div>
    </section>
  )
}

type ActProps = { name: string; onPress?: () => void; children: ReactNode }

/** Its whole name says how many: the short word alone is another button's. */
function Act({ name, onPress, children }: ActProps) {
  return (
    <Button size="small" aria-label={name} {...(onPress && { onPress })}>
      {children}
    </Button>
  )
}

function Takers({ name }: { name: string }) {
  const { conversation } = useTexts()
  const takers = useAgents().filter((agent) => !agent.disabled && mayAttend(agent))
  return (
    <Menu
      aria-label={name}
      className="outline-none"
      onAction={(key) => act({ type: 'transfer-attendance', toAgentId: String(key) })}
      renderEmptyState={() => (
        <p className="px-2.5 py-2 text-faint text-sm">{conversation.noColleague}</p>
      )}
    >
      {takers.map(({ agentId, name: taker }) => (
        <MenuItem key={agentId} id={agentId} textValue={taker} className={menuItemClass}>
          <span className="truncate">{taker}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}

const NONE = 'none'

function Topics({ name }: { name: string }) {
  const { bulk: words, topics: ofTopics } = useTexts()
  const listed = useTopics(({ list }) => list?.topics) ?? []
  const topics = listed.filter(({ isRetired }) => !isRetired)
  return (
    <Menu
      aria-label={name}
      className="outline-none"
      onAction={(key) =>
        act({ type: 'classify-attendance', topicId: key === NONE ? null : String(key) })
      }
      renderEmptyState={() => <p className="px-2.5 py-2 text-faint text-sm">{words.noTopics}</p>}
    >
      {topics.map((topic) => (
        <MenuItem
          key={topic.topicId}
          id={topic.topicId}
          textValue={topic.name}
          className={menuItemClass}
        >
          <span className="wrap-anywhere">{topic.name}</span>
        </MenuItem>
      ))}
      {topics.length > 0 && (
        <MenuItem id={NONE} textValue={ofTopics.none} className={`${menuItemClass} text-soft`}>
          {ofTopics.none}
        </MenuItem>
      )}
    </Menu>
  )
}
