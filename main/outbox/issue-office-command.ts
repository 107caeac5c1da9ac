import type { OfficeCommand } from '../../shared/commands.ts'
import { decideCanned, replyIdOf } from '../../shared/domain/canned/decide-canned.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { durably } from '../store/database.ts'
import { predictReply, rowsAbout } from './predict-canned.ts'

/** The same for what concerns the organisation rather than a conversation. */
export function issueOfficeCommand(
  desk: Desk,
  command: OfficeCommand,
): CallResult<'issue-command'> {
  const { outbox, canned, db } = desk.replica
  if (outbox.find(command.commandId)) return { outcome: 'queued' }
  const replyId = replyIdOf(command)
  const waiting = rowsAbout(outbox.ofOffice(), replyId)
  const kept = predictReply(canned.find(replyId), waiting, desk.account)
  const decision = decideCanned(kept, command, desk.account)
  if ('refused' in decision) return { outcome: 'refused', refusal: decision.refused }
  durably(db, () => outbox.add(command, desk.relayNow()))
  return { outcome: 'queued' }
}
