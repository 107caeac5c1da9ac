import { Search as SearchIcon, X } from 'lucide-react'
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react'
import type { SearchFilters } from '../../../shared/domain/search/filters.ts'
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
import { Hits, idOfHit } from './Hits.tsx'
import { NoHits } from './NoHits.tsx'
import { SearchFoot } from './SearchFoot.tsx'
import { takeFilters } from './typed-filters.ts'
import { PAGE, useSearch } from './use-search.ts'
import { walk } from './walk-hits.ts'

/** Words from any conversation that this console holds; also without a connection. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { search } = useTexts()
  return (
    <Dialog title={search.open} hideTitle place="top" width="max-w-2xl" onClose={onClose}>
      <Searching onClose={onClose} />
    </Dialog>
  )
}

/** Letters search, the arrows walk, Enter opens: the focus stays in the field. */
function Searching({ onClose }: { onClose: () => void }) {
  const { search } = useTexts()
  const today = dayOf(relayNow(), useTimeZone())
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const [sought, setSought] = useState<Sought>(takeBegun)
  const [wanted, setWanted] = useState(PAGE)
  const [tries, setTries] = useState(0)
  /** The line that the arrows or the pointer chose; the first one where it is not there. */
  const [chosenId, setChosenId] = useState<string | null>(null)
  // Fingers are quicker than the answer: Enter is for what these words find, not for what is shown
  // until it has come.
  const [isEntered, setIsEntered] = useState(false)
  const typed = takeFilters(sought.words, today, true)
  const asked = { words: typed.words, filters: { ...sought.filters, ...typed.filters } }
  const found = useSearch(asked, wanted, tries)
  const { hits } = found
  const place = Math.max(
    hits.findIndex(({ messageId }) => messageId === chosenId),
    0,
  )
  const active = hits[place] ?? null
  const isCurrent = found.answered !== null && isSame(found.answered, asked)

  const change = useCallback((next: (before: Sought) => Sought) => {
    setWanted(PAGE)
    setChosenId(null)
    setIsEntered(false)
    setSought(next)
  }, [])

  function type(text: string) {
    const { words, filters } = takeFilters(text, today, false)
    change((before) => ({ words, filters: withFilters(before.filters, filters) }))
  }

  function open({ conversationId, messageId }: SearchHit) {
    rememberSearch(asked)
    onClose()
    markForAMoment(conversationId, asked.words)
    reportDefects(openConversationAt(conversationId, messageId))
    // Who looked for whom by which road belongs to the audit trail.
    reportDefects(call('note-found', { conversationId }))
  }

  const openIt = useEffectEvent(open)
  const choose = useOpening(open)
  const point = useCallback(({ messageId }: SearchHit) => setChosenId(messageId), [])
  const isDone = isCurrent && found.state === 'found'
  useEffect(() => {
    if (!isEntered) return
    if (isCurrent && active) openIt(active)
    // It found nothing: what comes later is not what she pressed Enter for.
    else if (isDone) setIsEntered(false)
  }, [isEntered, isCurrent, isDone, active])

  /** Once a menu has closed, which gives the focus back to where it was opened from. */
  const backToField = useCallback(() => {
    requestAnimationFrame(() => requestAnimationFrame(() => input.current?.focus()))
  }, [])
  const filter = useCallback(
    (filters: SearchFilters) => {
      change((before) => ({ ...before, filters }))
      backToField()
    },
    [change, backToField],
  )
  const begin = useCallback(
    (begun: string) => {
      change((before) => ({ ...before, words: `${before.words} ${begun}`.trimStart() }))
      backToField()
    },
    [change, backToField],
  )

  function takeLastFilterAway() {
    const last = kinds.findLast((kind) =>
      kind === 'days' ? sought.filters.from || sought.filters.to : sought.filters[kind],
    )
    if (last) change((before) => ({ ...before, filters: without(before.filters, last) }))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Backspace' && sought.words === '') takeLastFilterAway()
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const target = walk(event.key, place, hits.length)
    if (target !== null) {
      event.preventDefault()
      setChosenId(hits[target]?.messageId ?? null)
    } else if (event.key === 'Enter' && !event.repeat) {
      event.preventDefault()
      setIsEntered(true)
    }
  }

  return (
    // One Esc closes: the field would take it for itself, to be emptied first.
    <div
      role="presentation"
      className="flex min-h-0 flex-col"
      onKeyDownCapture={(event) => {
        const isWithin = event.target instanceof Node && event.currentTarget.contains(event.target)
        if (event.key !== 'Escape' || !isWithin) return
        event.stopPropagation()
        onClose()
      }}
    >
      <div className="flex shrink-0 items-center gap-2.5 border-line border-b px-4">
        <SearchIcon aria-hidden="true" size={18} className="shrink-0 text-faint" />
        <input
          ref={input}
          type="search"
          aria-label={search.field}
          aria-controls={hits.length > 0 ? id : undefined}
          aria-activedescendant={active ? idOfHit(id, active) : undefined}
          aria-autocomplete="list"
          // biome-ignore lint/a11y/noAutofocus: the search was asked for, to type into it
          autoFocus
          // What is typed next goes on from there, also where a filter's name was put.
          onFocus={({ target }) =>
            target.setSelectionRange(target.value.length, target.value.length)
          }
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          placeholder={search.placeholder}
          value={sought.words}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-13 w-full min-w-0 bg-transparent text-ink text-md outline-none placeholder:text-faint short:h-10 [&::-webkit-search-cancel-button]:hidden"
        />
        {sought.words !== '' && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={search.clear}
            onClick={() => {
              type('')
              input.current?.focus()
            }}
            className="flex size-7 shrink-0 items-center justify-center rounded-control text-faint hover:bg-hover"
          >
            <X aria-hidden="true" size={16} />
          </button>
        )}
      </div>
      <FilterBar filters={sought.filters} today={today} onChange={filter} onType={begin} />
      {hits.length > 0 ? (
        <Hits {...{ id, hits, active }} onPoint={point} onChoose={choose} />
      ) : (
        <div className="min-h-0 overflow-y-auto p-1.5">
          <NoHits
            found={found}
            onAgain={(again) => {
              change(() => again)
              backToField()
            }}
            onRetry={() => setTries(tries + 1)}
          />
        </div>
      )}
      <SearchFoot found={found} onMore={() => setWanted(hits.length + PAGE)} />
    </div>
  )
}

/** The same function for as long as the rows stand: none is drawn anew for it. */
function useOpening(open: (hit: SearchHit) => void): (hit: SearchHit) => void {
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  return useCallback((hit) => latest.current(hit), [])
}

/** The same filters where nothing is added: what shows them is not drawn anew at each letter. */
function withFilters(before: SearchFilters, more: SearchFilters): SearchFilters {
  return Object.keys(more).length === 0 ? before : { ...before, ...more }
}

function isSame(one: Sought, other: Sought): boolean {
  const key = ({ words, filters }: Sought) => JSON.stringify({ words, filters })
  return key(one) === key(other)
}
