import { callSchemas } from '../../shared/ipc.ts'
import { changeSchedule } from '../outbox/change-schedule.ts'
import { undoSending } from '../outbox/undo-sending.ts'
import type { Session } from '../session/session.ts'
import { writeUndoSeconds } from '../session/undo-seconds.ts'
import { durably } from '../store/database.ts'
import { type AtDesk, route } from './route.ts'

export function undoRoutes(session: Session, atDesk: AtDesk) {
  return {
    'undo-sending': route(
      callSchemas['undo-sending'],
      atDesk((desk, asked) => {
        const result = undoSending(desk, asked)
        session.outboxChanged(asked.conversationId)
        return result
      }),
    ),
    'change-schedule': route(
      callSchemas['change-schedule'],
      atDesk((desk, asked) => {
        const result = changeSchedule(desk, asked)
        session.outboxChanged(asked.conversationId)
        return result
      }),
    ),
    'read-undo-seconds': route(
      callSchemas['read-undo-seconds'],
      atDesk(() => ({ seconds: session.undoSeconds() })),
    ),
    'save-undo-seconds': route(
      callSchemas['save-undo-seconds'],
      atDesk(({ replica }, { seconds }) => {
        durably(replica.db, () => writeUndoSeconds(replica.meta, seconds))
        return { outcome: 'saved' as const }
      }),
    ),
    'save-draft-quote': route(
      callSchemas['save-draft-quote'],
      atDesk(({ replica }, { conversationId, whatsappId }) => {
        if (!replica.conversations.isErased(conversationId)) {
          durably(replica.db, () => replica.draftQuotes.save(conversationId, whatsappId))
        }
        return { outcome: 'saved' as const }
      }),
    ),
  }
}
