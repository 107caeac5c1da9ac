import { isHeld } from '../../shared/domain/hold.ts'
import type { Unconfirmed } from '../../shared/ipc/timeline.ts'
import type { PredictedCommand } from '../outbox/predict.ts'
import { returnsToDraft } from '../outbox/returned-words.ts'

export function unconfirmedOf(
  { command, refusal, state, hasLeft, heldUntil }: PredictedCommand,
  now: number,
): Unconfirmed {
  const { commandId } = command
  if (refusal !== null) {
    return { commandId, state: 'refused', refusal, inDraft: returnsToDraft(command, refusal) }
  }
  if (state !== 'waiting' || hasLeft) return { commandId, state: 'leaving' }
  const held = heldUntil !== null && isHeld(heldUntil, now) ? { heldUntil } : {}
  return { commandId, state: 'waiting', ...held }
}
