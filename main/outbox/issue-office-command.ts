import type { CannedCommand, OfficeCommand } from '../../shared/commands.ts'
import { decideCanned, replyIdOf } from '../../shared/domain/canned/decide-canned.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import { fieldPlaceholders } from '../../shared/domain/fields/field-list.ts'
import { decideHours } from '../../shared/domain/hours/decide-hours.ts'
import { decideDocument, kindOf } from '../../shared/domain/office/documents.ts'
import { decideQueueFilter } from '../../shared/domain/queue/decide-queue-filter.ts'
import { decideTopics } from '../../shared/domain/topics/decide-topics.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { durably } from '../store/database.ts'
import { predictReply, rowsAbout } from './predict-canned.ts'
import {
  fieldsInForce,
  predictDocument,
  predictHours,
  predictTopics,
  quadrasInForce,
} from './predict-documents.ts'

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
  const starting = desk.office.documents
  switch (command.type) {
    case 'save-opening-hours':
      return decideHours(predictHours(desk), command, account)
    case 'save-topics':
      return decideTopics(predictTopics(desk), command, account, desk.office.topics)
    case 'save-queue-filter':
    case 'remove-queue-filter':
      return decideQueueFilter(command, account, quadrasInForce(desk))
    case 'save-areas':
    case 'save-fields':
    case 'save-wording':
    case 'save-assignment':
    case 'save-quadras': {
      const kind = kindOf(command)
      return decideDocument(kind, predictDocument(desk, kind), command, account, starting)
    }
    default:
      return decideAboutReply(desk, command)
  }
}

function decideAboutReply(desk: Desk, command: CannedCommand): Decision {
  const { replica, account } = desk
  const replyId = replyIdOf(command)
  const waiting = rowsAbout(replica.outbox.ofCanned(), replyId)
  const fields = fieldPlaceholders(fieldsInForce(desk))
  const before = predictReply(replica.canned.find(replyId), waiting, account, fields)
  return decideCanned(before, command, account, fields)
}
