import type { CannedCommand, OfficeCommand } from '../../shared/commands.ts'
import { decideCanned, replyIdOf } from '../../shared/domain/canned/decide-canned.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import { decideHours } from '../../shared/domain/hours/decide-hours.ts'
import { decideDocument } from '../../shared/domain/office/documents.ts'
import { decideTopics } from '../../shared/domain/topics/decide-topics.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { durably } from '../store/database.ts'
import { predictReply, rowsAbout } from './predict-canned.ts'
import { predictDocument, predictHours, predictTopics } from './predict-documents.ts'

/** The same for what concerns the organisation rather than a conversation. */
export function issueOfficeCommand(
  desk: Desk,
  command: OfficeCommand,
): CallResult<'issue-command'> {
  const { outbox, db } = desk.replica
  if (outbox.find(command.commandId)) return { outcome: 'queued' }
  const decision = decideAtOffice(desk, command)
  if ('refused' in decision) return { outcome: 'refused', refusal: decision.refused }
  durably(db, () => outbox.add(command, desk.relayNow()))
  return { outcome: 'queued' }
}

function decideAtOffice(desk: Desk, command: OfficeCommand): Decision {
  const { account } = desk
  switch (command.type) {
    case 'save-opening-hours':
      return decideHours(predictHours(desk), command, account)
    case 'save-topics':
      return decideTopics(predictTopics(desk), command, account, desk.office.topics)
    case 'save-areas':
      return decideDocument(
        ...(['areas', predictDocument(desk, 'areas'), command] as const),
        ...([account, desk.office.documents] as const),
      )
    default:
      return decideAboutReply(desk, command)
  }
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
