import type { AnyCommand, CommandAnswer, CommandOf, Refusal } from '../../shared/commands.ts'
import { readPosition } from '../replica/position.ts'
import type { Replica } from '../replica/replica.ts'
import type { OutboxRow } from './outbox-table.ts'
import { isReply, keepRefusals, type Written } from './returned-words.ts'

/**
 * Writes down what the relay answered to a command. The events may have come first: the row is then
 * gone, and there is nothing left to do.
 * @returns words that went back to the draft.
 */
export function settleAnswer(replica: Replica, answer: CommandAnswer): Written[] {
  const { outbox, meta } = replica
  if (answer.outcome === 'refused') {
    const row = outbox.find(answer.commandId)
    return row === null ? [] : settleRefusal(replica, row, answer.refusal)
  }
  if (answer.seq <= readPosition(meta).cursor) outbox.remove(answer.commandId)
  else outbox.accept(answer.commandId, answer.seq)
  return []
}

const LEFT: Refusal = { reason: 'schedule-left' }

/**
 * A scheduled reply that could not be taken back may be with the citizen: what she edited of it, and sent
 * behind that, is not said as well. It is her draft again, in the same transaction, so that no crash
 * lets it go.
 */
function settleRefusal(
  replica: Replica,
  { command }: OutboxRow<AnyCommand>,
  refusal: Refusal,
): Written[] {
  const edited = isEdit(command) ? repliesBehind(replica, command) : []
  const why = isEdit(command) && refusal.reason === 'not-scheduled' ? LEFT : refusal
  return keepRefusals(replica, [
    { command, refusal: why },
    ...edited.map((reply) => ({ command: reply, refusal: LEFT })),
  ])
}

function isEdit(command: AnyCommand): command is CommandOf<'cancel-schedule'> {
  return command.type === 'cancel-schedule' && command.edits === true
}

function repliesBehind({ outbox }: Replica, edit: CommandOf<'cancel-schedule'>): AnyCommand[] {
  const rows = outbox.ofConversation(edit.conversationId)
  const place = rows.findIndex(({ command }) => command.commandId === edit.commandId)
  return rows
    .slice(place + 1)
    .filter(({ state, hasLeft }) => state === 'waiting' && !hasLeft)
    .map(({ command }) => command)
    .filter((command) => isReply(command) && !isOfSchedule(command))
}

/** It leaves in the place of one that is scheduled, or not at all: the relay sees to that. */
function isOfSchedule(command: AnyCommand): boolean {
  return command.type === 'send-reply' && command.scheduled !== undefined
}
