import { type CannedCommand, isHoursCommand, type OfficeCommand } from '../../shared/commands.ts'
import { decideCanned, replyIdOf } from '../../shared/domain/canned/decide-canned.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import { decideHours } from '../../shared/domain/hours/decide-hours.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { durably } from '../store/database.ts'
import { predictReply, rowsAbout } from './predict-canned.ts'
import { predictHours } from './predict-hours.ts'

/** The same for what concerns the organisation rather than a conversation. */
export function issueOfficeCommand(
  desk: Desk,
  command: OfficeCommand,
): CallResult<'issue-command'> {
  const { outbox, hours, db } = desk.replica
  if (outbox.find(command.commandId)) return { outcome: 'queued' }
  const decision = isHoursCommand(command)
    ? decideHours(predictHours(hours.find(), outbox.ofHours(), desk.account), command, desk.account)
    : decideAboutReply(desk, command)
  if ('refused' in decision) return { outcome: 'refused', refusal: decision.refused }
  durably(db, () => outbox.add(command, desk.relayNow()))
  return { outcome: 'queued' }
}

function decideAboutReply({ replica, account }: Desk, command: CannedCommand): Decision {
  const replyId = replyIdOf(command)
  const waiting = rowsAbout(replica.outbox.ofCanned(), replyId)
  return decideCanned(
    predictReply(replica.canned.find(replyId), waiting, account),
    command,
    account,
  )
}
