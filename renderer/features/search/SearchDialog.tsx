import { Search as SearchIcon, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Autocomplete, Button, Input, ListBox, SearchField } from 'react-aria-components'
import type { SearchHit } from '../../../shared/ipc/search.ts'
import { call } from '../../bridge.ts'
import { Dialog } from '../../design/Dialog.tsx'
import { openConversationAt } from '../../state/conversation.ts'
import { markForAMoment } from '../../state/find.ts'
import { reportDefects } from '../../state/notices.ts'
import { rememberSearch, type Sought, takeBegun } from '../../state/search.ts'
import { relayNow, useTimeZone } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { dayOf } from '../../words/moment.ts'
import { FilterBar } from './FilterBar.tsx'
import { kinds, without } from './filter-words.ts'
import { HitRow } from './HitRow.tsx'
import { NoHits } from './NoHits.tsx'
import { SearchFoot } from './SearchFoot.tsx'
import { takeFilters } from './typed-filters.ts'
import { PAGE, useSearch } from './use-search.ts'

/** Words from any conversation that this console holds; also without a connection. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { search } = useTexts()
  const today = dayOf(relayNow(), useTimeZone())
  const input = useRef<HTMLInputElement>(null)
  const [sought, setSought] = useState<Sought>(takeBegun)
  const [wanted, setWanted] = useState(PAGE)
  const [tries, setTries] = useState(0)
  const typed = takeFilters(sought.words, today, true)
  const asked = { words: typed.words, filters: { ...sought.filters, ...typed.filters } }
  const found = useSearch(asked, wanted, tries)

  function change(next: Sought) {
    setWanted(PAGE)
    setSought(next)
  }

  function type(text: string) {
    const taken = takeFilters(text, today, false)
    change({ words: taken.words, filters: { ...sought.filters, ...taken.filters } })
  }

  function open(hit: SearchHit | undefined) {
    if (!hit) return
    rememberSearch(asked)
    onClose()
    const { conversationId, messageId } = hit
    markForAMoment(conversationId, asked.words)
    reportDefects(openConversationAt(conversationId, messageId))
    // Who looked for whom by which road belongs to the audit trail.
    reportDefects(call('note-found', { conversationId }))
  }

  /** Once a menu has closed, which gives the focus back to where it was opened from. */
  function backToField() {
    requestAnimationFrame(() => requestAnimationFrame(() => input.current?.focus()))
  }

  function takeLastFilterAway() {
    const last = kinds.findLast((kind) =>
      kind === 'days' ? sought.filters.from || sought.filters.to : sought.filters[kind],
    )
    if (last) change({ ...sought, filters: without(sought.filters, last) })
  }

  return (
    <Dialog title={search.open} hideTitle place="top" width="max-w-2xl" onClose={onClose}>
      {/* One Esc closes: the field would take it for itself, to be emptied first. */}
      <div
        role="presentation"
        className="flex min-h-0 flex-col"
        onKeyDownCapture={(event) => {
          const isWithin =
            event.target instanceof Node && event.currentTarget.contains(event.target)
          if (event.key !== 'Escape' || !isWithin) return
          event.stopPropagation()
          onClose()
        }}
      >
        <Autocomplete inputValue={sought.words} onInputChange={type}>
          <SearchField
            aria-label={search.field}
            autoFocus
            className="flex shrink-0 items-center gap-2.5 border-line border-b px-4"
            onKeyDown={(event) => {
              if (event.key === 'Backspace' && sought.words === '') takeLastFilterAway()
            }}
          >
            <SearchIcon aria-hidden="true" size={18} className="shrink-0 text-faint" />
            <Input
              ref={input}
              maxLength={500}
              placeholder={search.placeholder}
              className="h-13 w-full min-w-0 bg-transparent text-ink text-md outline-none placeholder:text-faint short:h-10 [&::-webkit-search-cancel-button]:hidden"
            />
            {sought.words !== '' && (
              <Button
                aria-label={search.clear}
                className="flex size-7 items-center justify-center rounded-control text-faint hover:bg-hover"
              >
                <X aria-hidden="true" size={16} />
              </Button>
            )}
          </SearchField>
          <FilterBar
            filters={sought.filters}
            today={today}
            onChange={(filters) => {
              change({ ...sought, filters })
              backToField()
            }}
            onType={(begun) => {
              change({ ...sought, words: `${sought.words} ${begun}`.trimStart() })
              backToField()
            }}
          />
          <ListBox
            aria-label={search.results}
            items={found.hits}
            onAction={(key) => open(found.hits.find(({ messageId }) => messageId === key))}
            renderEmptyState={() => (
              <NoHits
                found={found}
                onAgain={(again) => {
                  change(again)
                  backToField()
                }}
                onRetry={() => setTries(tries + 1)}
              />
            )}
            className="min-h-0 overflow-y-auto p-1.5 outline-none"
          >
            {(hit) => <HitRow id={hit.messageId} hit={hit} />}
          </ListBox>
        </Autocomplete>
        <SearchFoot found={found} onMore={() => setWanted(found.hits.length + PAGE)} />
      </div>
    </Dialog>
  )
}
