import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import { shortcutAttribute } from '../../../actions/chord.ts'
import { useKeysOf } from '../../../actions/keys-of.ts'
import { KeyCaps } from '../../../design/KeyCaps.tsx'
import { toggleSuggestions, useSuggestions } from '../../../state/suggestions.ts'
import { useTexts } from '../../../texts/use-texts.ts'

type SuggestionsHintProps = { conversationId: string; otherwise: ReactNode }

/** In the hint's place, so that nothing moves when they come: how many there are, and the key. */
export function SuggestionsHint({ conversationId, otherwise }: SuggestionsHintProps) {
  const { suggestions } = useTexts()
  const keys = useKeysOf('suggestions')
  const { conversationId: whose, replies, isOpen } = useSuggestions()
  if (whose !== conversationId || replies.length === 0) return otherwise
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-keyshortcuts={shortcutAttribute(keys)}
      onClick={toggleSuggestions}
      className="inline-flex max-w-full items-center gap-1.5 rounded-control px-1 text-soft hover:bg-hover hover:text-ink"
    >
      <History aria-hidden="true" size={13} className="shrink-0" />
      <span className="truncate">{suggestions.offered(replies.length)}</span>
      {keys[0] && <KeyCaps chord={keys[0]} />}
    </button>
  )
}
