import type { CommandOf } from '../commands.ts'
import type { Attendance, Conversation } from './conversation.ts'
import {
  accept,
  countUnseen,
  type Decision,
  type DecisionContext,
  refusalAsHolder,
  refuse,
  signed,
} from './decision.ts'
import { fillTemplate, valueProblems } from './templates/fill-template.ts'
import { unwantedSince } from './templates/marketing-preference.ts'
import { whyUnusable } from './templates/template.ts'

/** Unlike a reply, a template may go out when the service window has closed. */
export function sendTemplate(
  conversation: Conversation,
  attendance: Attendance,
  command: CommandOf<'send-template'>,
  { actor, findTemplate, stoppedMarketing }: DecisionContext,
): Decision {
  const { block } = conversation
  if (block !== null) return refuse({ reason: 'citizen-blocked', until: block.until })
  const refusal = refusalAsHolder(attendance, command, actor)
  if (refusal) return refusal
  const template = findTemplate?.(command) ?? null
  if (template === null) return refuse({ reason: 'unknown-template' })
  const why = whyUnusable(template)
  if (why !== null) return refuse({ reason: 'template-unusable', why })
  const since = unwantedSince(template, stoppedMarketing?.(conversation.citizenId) ?? null)
  if (since !== null) return refuse({ reason: 'marketing-stopped', since })
  const problems = valueProblems(template, command.values)
  if (problems.length > 0) return refuse({ reason: 'template-values', problems })
  const count = countUnseen(conversation, command.seenSeq)
  if (count > 0 && !command.confirmed) return refuse({ reason: 'newer-messages', count })
  return accept({
    type: 'reply-queued',
    ...signed(command, actor),
    messageId: command.messageId,
    seenSeq: command.seenSeq,
    replyTo: null,
    content: fillTemplate(template, command.values),
  })
}
