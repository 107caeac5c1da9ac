import { X } from 'lucide-react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { IconButton } from '../../design/Button.tsx'
import { stopQuoting, useQuoting } from '../../state/quoting.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { standingWords } from '../../words/message.ts'

/** Which message the reply answers, above the writing field; it can be taken away again. */
export function Quoted({ view }: { view: ConversationView }) {
  const texts = useTexts()
  const { conversationId } = view
  const message = useQuoting(({ byConversation }) => byConversation[conversationId])
  if (message === undefined) return null
  const author =
    message.from === 'citizen' ? (view.citizenName ?? texts.unnamedCitizen) : texts.desk
  const words = standingWords({ ...message, revoked: false }, texts)
  return (
    <div
      role="note"
      aria-label={texts.composer.quoting(author, words)}
      className="mb-1.5 flex items-center gap-2 rounded-control border-l-3 border-l-accent bg-ink/6 py-1 pr-1 pl-2"
    >
      <p className="min-w-0 grow text-sm">
        <span className="block truncate font-semibold text-accent text-xs">{author}</span>
        <span className="line-clamp-2 wrap-anywhere text-soft short:line-clamp-1">{words}</span>
      </p>
      <IconButton label={texts.composer.quoteNone} onPress={() => stopQuoting(conversationId)}>
        <X aria-hidden="true" size={15} />
      </IconButton>
    </div>
  )
}
