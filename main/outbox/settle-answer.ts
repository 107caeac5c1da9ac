import type { CommandAnswer } from '../../shared/commands.ts'
import { readPosition } from '../replica/position.ts'
import type { Replica } from '../replica/replica.ts'

/**
 * Writes down what the relay answered to a command. The events may have come first: the row is then
 * gone, and there is nothing left to do.
 */
export function settleAnswer({ outbox, meta }: Replica, answer: CommandAnswer): void {
  if (answer.outcome === 'refused') outbox.refuse(answer.commandId, answer.refusal)
  else if (answer.seq <= readPosition(meta).cursor) outbox.remove(answer.commandId)
  else outbox.accept(answer.commandId, answer.seq)
}
