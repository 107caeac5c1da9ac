import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { jumpToItem } from '../../state/conversation.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { standingWords } from '../../words/message.ts'

type QuoteProps = {
  quote: NonNullable<Extract<TimelineItem, { kind: 'message' }>['quote']>
  view: ConversationView
}

const shape =
  'mb-1 flex w-full flex-col rounded-control border-l-3 border-l-accent bg-ink/6 px-2 py-1 text-left text-sm'

/** The message that is answered, in one line; it leads there where this console has it. */
export function Quote({ quote, view }: QuoteProps) {
  const texts = useTexts()
  const { messageId } = quote
  const author = quote.from === 'citizen' ? (view.citizenName ?? texts.unnamedCitizen) : texts.desk
  const body = (
    <>
      <span className="truncate font-semibold text-accent text-xs">{author}</span>
      <span className="line-clamp-2 wrap-anywhere text-soft">{standingWords(quote, texts)}</span>
    </>
  )
  return messageId === null ? (
    <div className={shape}>{body}</div>
  ) : (
    <button
      type="button"
      title={texts.conversation.quoteOf}
      onClick={() => reportDefects(jumpToItem(messageId))}
      className={`${shape} hover:bg-ink/10`}
    >
      {body}
    </button>
  )
}
