import { ChevronDown, ChevronUp, Search as SearchIcon, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../../design/Button.tsx'
import { jumpToItem, useConversation } from '../../state/conversation.ts'
import { closeFind, markWords, useFind } from '../../state/find.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { useSearch } from './use-search.ts'

/** A conversation with more is told as "more than". */
const MOST = 1000

/** Words in the conversation that is open: Enter goes up to the older line, Shift+Enter down. */
export function FindBar() {
  const conversationId = useConversation((state) => state.conversationId)
  const openIn = useFind((state) => state.openIn)
  if (conversationId === null || openIn !== conversationId) return null
  return <OpenBar key={conversationId} conversationId={conversationId} />
}

function OpenBar({ conversationId }: { conversationId: string }) {
  const { find } = useTexts()
  const [words, setWords] = useState('')
  const [current, setCurrent] = useState<string | null>(null)
  const seenSeq = useConversation((state) => state.view?.seenSeq ?? 0)
  const sought = { words, filters: words.trim() === '' ? {} : { conversationId } }
  const { hits, next, state, answered } = useSearch(sought, MOST, seenSeq)
  const place = Math.max(
    hits.findIndex(({ messageId }) => messageId === current),
    0,
  )
  const isAnswered = answered?.words === words
  const newest = hits[0]?.messageId
  const jumpedFor = useRef('')

  // Once for each words: what the citizen writes meanwhile moves nobody from the line before her.
  useEffect(() => {
    if (!isAnswered || jumpedFor.current === words) return
    jumpedFor.current = words
    if (newest === undefined) return
    setCurrent(newest)
    reportDefects(jumpToItem(newest))
  }, [isAnswered, words, newest])

  function go(messageId: string) {
    setCurrent(messageId)
    reportDefects(jumpToItem(messageId))
  }

  function type(typed: string) {
    setWords(typed)
    markWords(conversationId, typed.trim())
  }

  function step(by: 1 | -1) {
    const hit = hits[(place + by + hits.length) % Math.max(hits.length, 1)]
    if (hit) go(hit.messageId)
  }

  const isNothing = words.trim() === ''
  const said = hits.length === 0 ? find.none : find.place(place + 1, hits.length, next !== null)
  return (
    <search
      aria-label={find.label}
      className="flex shrink-0 items-center gap-1.5 border-line border-b bg-surface px-4 py-1.5 max-[820px]:px-2"
    >
      <SearchIcon aria-hidden="true" size={16} className="shrink-0 text-faint" />
      <input
        id="find-words"
        type="text"
        // biome-ignore lint/a11y/noAutofocus: the bar was asked for, to type into it
        autoFocus
        value={words}
        maxLength={200}
        aria-label={find.label}
        placeholder={find.placeholder}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation()
            closeFind()
          }
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault()
            step(event.shiftKey ? -1 : 1)
          }
        }}
        className="h-8 w-full min-w-0 rounded-control bg-transparent px-1 text-ink text-sm outline-offset-[-2px] placeholder:text-faint"
      />
      <p role="status" className="shrink-0 whitespace-nowrap text-soft text-xs">
        {!isNothing && isAnswered && state === 'found' ? said : ''}
      </p>
      <IconButton label={find.older} isDisabled={hits.length === 0} onPress={() => step(1)}>
        <ChevronUp aria-hidden="true" size={16} />
      </IconButton>
      <IconButton label={find.newer} isDisabled={hits.length === 0} onPress={() => step(-1)}>
        <ChevronDown aria-hidden="true" size={16} />
      </IconButton>
      <IconButton label={find.close} onPress={closeFind}>
        <X aria-hidden="true" size={16} />
      </IconButton>
    </search>
  )
}
