import { CircleAlert, CloudUpload } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete, ListBox, ListBoxItem } from 'react-aria-components'
import { validity } from '../../../shared/domain/canned/canned-reply.ts'
import { findReplies } from '../../../shared/domain/canned/find-replies.ts'
import { dateAt } from '../../../shared/domain/local-day.ts'
import type { CannedReplyView } from '../../../shared/ipc/canned.ts'
import { BlankText } from '../../design/BlankText.tsx'
import { ListSearch } from '../../design/ListSearch.tsx'
import { relayNow, useSession, useTimeZone } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { type CannedValues, cannedGist, valuesOfNobody } from '../../words/canned.ts'

type CannedListProps = {
  replies: readonly CannedReplyView[]
  openId: string | null
  onOpen: (view: CannedReplyView) => void
}

/** Search and list as one: letters search, the arrows walk, Enter opens. */
export function CannedList({ replies, openId, onOpen }: CannedListProps) {
  const { canned } = useTexts()
  const words = canned.manager
  const [query, setQuery] = useState('')
  const known = valuesOfNobody(useSession()?.account.name ?? '', relayNow(), useTimeZone())
  const found = query.trim() === '' ? replies : findReplies(replies, query)
  return (
    <div className="flex max-h-[min(64vh,34rem)] min-h-0 flex-col border-line border-r max-[820px]:max-h-56 max-[820px]:border-r-0 max-[820px]:border-b">
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <ListSearch label={words.search} placeholder={words.searchPlaceholder} />
        <ListBox
          aria-label={words.all}
          items={found.map((view) => ({ id: view.reply.replyId, view }))}
          selectionMode="single"
          selectedKeys={openId === null ? [] : [openId]}
          onSelectionChange={(keys) => {
            const chosen = found.find(({ reply }) => keys === 'all' || keys.has(reply.replyId))
            if (chosen) onOpen(chosen)
          }}
          renderEmptyState={() => (
            <p className="px-4 py-6 text-center text-faint text-sm">
              {query.trim() === '' ? canned.none : canned.noMatch(query)}
            </p>
          )}
          className="min-h-0 overflow-y-auto p-1.5 outline-none"
        >
          {({ id, view }) => <Row id={id} view={view} known={known} />}
        </ListBox>
      </Autocomplete>
    </div>
  )
}

type RowProps = { id: string; view: CannedReplyView; known: CannedValues }

function Row({ id, view, known }: RowProps) {
  const { canned } = useTexts()
  const timeZone = useTimeZone()
  const { reply, uses, unconfirmed } = view
  const state = validity(reply, dateAt(relayNow(), timeZone))
  const facts = [
    canned.scopes[reply.scope],
    reply.area,
    uses > 0 ? canned.used(uses) : null,
  ].filter((fact) => fact !== null)
  return (
    <ListBoxItem
      id={id}
      textValue={reply.shortcut}
      className="flex cursor-pointer flex-col rounded-card px-3 py-2 outline-none data-focused:bg-hover data-hovered:bg-hover/50 data-selected:bg-selected"
    >
      <span className="flex items-center gap-2">
        <span className="grow truncate font-medium text-ink text-sm">{reply.shortcut}</span>
        {unconfirmed?.state === 'refused' && (
          <CircleAlert aria-hidden="true" size={14} className="shrink-0 text-bad" />
        )}
        {unconfirmed?.state === 'waiting' && (
          <CloudUpload aria-hidden="true" size={14} className="shrink-0 text-accent" />
        )}
        {state !== 'valid' && (
          <span className="shrink-0 text-2xs text-warn">
            {state === 'over' ? canned.manager.over : canned.manager.notYet}
          </span>
        )}
      </span>
      <span className="line-clamp-2 text-faint text-xs">
        <BlankText text={cannedGist(reply, known)} />
      </span>
      <span className="truncate text-2xs text-faint">{facts.join(' · ')}</span>
    </ListBoxItem>
  )
}
