import { Search } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { findReplies } from '../../../../shared/domain/canned/find-replies.ts'
import type { CannedReplyView } from '../../../../shared/ipc/canned.ts'
import { BlankText } from '../../../design/BlankText.tsx'
import { PointedOption } from '../../../design/PointedOption.tsx'
import { useTexts } from '../../../texts/use-texts.ts'
import { CannedPreview } from './CannedPreview.tsx'

type CannedPickerProps = {
  /** What the search begins with. */
  begun: string
  /** What is answered: the list lies over it. */
  lastWords: string | null
  replies: readonly CannedReplyView[]
  /** The one that is offered first, because the desk is closed. */
  firstId: string | null
  /** A reply as it would be said here. */
  say: (chosen: CannedReplyView) => string
  /** What sets it apart from the others, as it would be said here. */
  gist: (one: CannedReplyView) => string
  onChoose: (chosen: CannedReplyView) => void
  /** @param query what was searched for, which goes back into the text; null: it does not. */
  onClose: (query: string | null) => void
  /** The focus went elsewhere by itself. @param query what was searched for. */
  onLeave: (query: string) => void
}

/** Above the writing field: letters search, the arrows walk, Enter puts in, Esc goes back. */
export function CannedPicker(props: CannedPickerProps) {
  const { begun, lastWords, replies, firstId, say, gist, onChoose, onClose, onLeave } = props
  const { canned } = useTexts()
  const [query, setQuery] = useState(begun)
  const [at, setAt] = useState(0)
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const found =
    query.trim() === '' ? withFirst(findReplies(replies, ''), firstId) : findReplies(replies, query)
  const active = found[Math.min(at, found.length - 1)]
  const idOf = ({ reply }: CannedReplyView) => `${id}-${reply.replyId}`

  useEffect(() => field.current?.focus(), [])
  const activeId = active && idOf(active)
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onClose(query)
    } else if (event.key === 'Enter' && active) {
      event.preventDefault()
      onChoose(active)
    } else if (event.key === 'Backspace' && query === '') {
      event.preventDefault()
      onClose(null)
    }
  }

  function onBlur({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) onLeave(query)
  }

  return (
    <div
      role="dialog"
      aria-label={canned.insert}
      onBlur={onBlur}
      className="arrive absolute inset-x-0 bottom-full z-20 mb-2 flex max-h-[min(24rem,52vh)] flex-col overflow-hidden rounded-card border border-line bg-raised shadow-2"
    >
      <div className="flex shrink-0 items-center gap-2 border-line border-b px-3">
        <Search aria-hidden="true" size={16} className="shrink-0 text-faint" />
        <input
          ref={field}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          aria-label={canned.search}
          placeholder={canned.searchPlaceholder}
          maxLength={100}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="h-10 w-full min-w-0 bg-transparent text-ink text-sm outline-none placeholder:text-faint"
        />
        <span aria-live="polite" className="shrink-0 text-faint text-xs">
          {canned.found(found.length)}
        </span>
      </div>
      {lastWords !== null && (
        <p className="shrink-0 truncate border-line border-b px-3 py-1.5 text-soft text-xs">
          <span className="text-faint">{canned.answering}</span> {lastWords}
        </p>
      )}
      <div className="grid min-h-0 grow grid-cols-[minmax(0,2fr)_minmax(0,3fr)] max-[820px]:grid-cols-1">
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={canned.list}
          className="min-h-0 overflow-y-auto p-1.5"
        >
          {found.map((one) => (
            <Option
              key={one.reply.replyId}
              id={idOf(one)}
              shortcut={one.reply.shortcut}
              gist={gist(one)}
              isActive={one === active}
              isForOutside={one.reply.replyId === firstId}
              onPoint={() => setAt(found.indexOf(one))}
              onChoose={() => onChoose(one)}
            />
          ))}
          {found.length === 0 && <Nothing query={query} />}
        </div>
        {active && <CannedPreview chosen={active} text={say(active)} />}
      </div>
    </div>
  )
}

type OptionProps = {
  id: string
  shortcut: string
  gist: string
  isActive: boolean
  isForOutside: boolean
  onPoint: () => void
  onChoose: () => void
}

function Option({ id, shortcut, gist, isActive, isForOutside, onPoint, onChoose }: OptionProps) {
  const { opening } = useTexts()
  return (
    <PointedOption
      {...{ id, isActive, onPoint, onChoose }}
      className="flex flex-col rounded-card px-2.5 py-1.5"
    >
      <span className="flex items-baseline gap-2">
        <span className="truncate font-medium text-ink text-sm">{shortcut}</span>
        {isForOutside && (
          <span className="shrink-0 text-2xs text-warn">{opening.outside.mark}</span>
        )}
      </span>
      <span className="truncate text-faint text-xs">
        <BlankText text={gist} />
      </span>
    </PointedOption>
  )
}

function withFirst(found: CannedReplyView[], firstId: string | null): CannedReplyView[] {
  const first = found.filter(({ reply }) => reply.replyId === firstId)
  return [...first, ...found.filter((one) => !first.includes(one))]
}

function Nothing({ query }: { query: string }) {
  const { canned } = useTexts()
  return (
    <div className="px-3 py-5 text-center text-sm">
      <p className="text-ink">{query.trim() === '' ? canned.none : canned.noMatch(query)}</p>
      {query.trim() === '' && <p className="pt-1 text-faint text-xs">{canned.noneHint}</p>}
    </div>
  )
}
