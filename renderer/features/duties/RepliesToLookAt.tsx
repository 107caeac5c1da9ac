import type { Reconciliation } from '../../../shared/duties/reconciliation.ts'
import { Button } from '../../design/Button.tsx'
import { openConversationAt } from '../../state/conversation.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { useMoments } from './use-moments.ts'

type RepliesProps = { replies: Reconciliation['openReplies']; onLeave: () => void }

/** Replies that failed or that nothing has confirmed, each with the way to it. */
export function RepliesToLookAt({ replies, onLeave }: RepliesProps) {
  const { duties } = useTexts()
  const momentOf = useMoments()
  const words = duties.reconciliation

  function open(conversationId: string, messageId: string) {
    onLeave()
    reportDefects(openConversationAt(conversationId, messageId))
  }

  return (
    <section aria-labelledby="replies-to-look-at">
      <h3 id="replies-to-look-at" className="pb-1.5 font-semibold text-ink text-sm">
        {words.openReplies}
      </h3>
      {replies.length === 0 && <p className="text-faint text-sm">{words.noOpenReplies}</p>}
      <ul>
        {replies.map(({ conversationId, messageId, state, at }) => (
          <li
            key={messageId}
            className="flex items-center gap-3 border-line border-b py-1 text-sm last:border-0"
          >
            <span className="w-32 shrink-0 text-faint text-xs tabular-nums">{momentOf(at)}</span>
            <span className="grow font-medium text-warn">{words.states[state]}</span>
            <Button size="small" tone="quiet" onPress={() => open(conversationId, messageId)}>
              {duties.open}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
