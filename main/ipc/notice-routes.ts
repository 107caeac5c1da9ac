import { callSchemas } from '../../shared/ipc.ts'
import { replyFromNotice } from '../outbox/reply-from-notice.ts'
import type { Session } from '../session/session.ts'
import { route } from './route.ts'

export function noticeRoutes(session: Session) {
  return {
    'reply-from-notice': route(callSchemas['reply-from-notice'], (asked) => {
      const { agentId, conversationId } = asked
      const text = asked.text.toWellFormed()
      const desk = session.desk()
      // The notice outlived her session by a moment: whoever sits here now must not find her words.
      if (desk?.account.agentId !== agentId) {
        session.lateWords.keep({ agentId, conversationId, text })
        return { outcome: 'kept' as const, because: { kind: 'away' as const } }
      }
      session.touched()
      const answer = replyFromNotice(desk, { ...asked, text }, session.undoSeconds() * 1000)
      if (answer.outcome === 'sent') session.outboxChanged(conversationId)
      else session.draftChanged()
      session.announcer.noticeAnswered(conversationId, text, answer)
      return answer
    }),
  }
}
