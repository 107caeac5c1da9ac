import type { CommandAnswer } from '../../shared/commands.ts'
import { readPosition } from '../replica/position.ts'
import type { Replica } from '../replica/replica.ts'
import { keepRefusal, type Written } from './returned-words.ts'

/**
 * Writes down what the relay answered to a command. The events may have come first: the row is then
 * gone, and there is nothing left to do.
 * @returns words that went back to the draft; null for none.
 */
export function settleAnswer(replica: Replica, answer: CommandAnswer): Written | null {
  const { outbox, meta } = replica
  if (answer.outcome === 'refused') {
    const row = outbox.find(answer.commandId)
    return row && keepRefusal(replica, row.command, answer.refusal)
  }
  if (answer.seq <= readPosition(meta).cursor) outbox.remove(answer.commandId)
  else outbox.accept(answer.commandId, answer.seq)
  return null
}
