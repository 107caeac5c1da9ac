import { Reply } from 'lucide-react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { isQuotable, quote } from '../../state/quoting.ts'
import { useTexts } from '../../texts/use-texts.ts'

type AnswerButtonProps = { item: TimelineItem; view: ConversationView }

/**
 * Answers this message in particular. It shows under the pointer; the keyboard has Alt+R, so that
 * nobody has to walk past a button for each message.
 */
export function AnswerButton({ item, view }: AnswerButtonProps) {
  const { conversation } = useTexts()
  if (!view.can.reply || !isQuotable(item)) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      title={conversation.answerThis}
      aria-label={conversation.answerThis}
      onClick={() => quote(view, item)}
      className="flex size-8 shrink-0 items-center justify-center self-center rounded-full text-soft opacity-0 hover:bg-hover hover:text-ink focus-visible:opacity-100 group-hover:opacity-100"
    >
      <Reply aria-hidden="true" size={16} />
    </button>
  )
}
