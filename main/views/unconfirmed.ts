import type { Unconfirmed } from '../../shared/ipc.ts'
import type { PredictedCommand } from '../outbox/predict.ts'

export function unconfirmedOf({ command, refusal, state, hasLeft }: PredictedCommand): Unconfirmed {
  const { commandId } = command
  if (refusal !== null) return { commandId, state: 'refused', refusal }
  return { commandId, state: state === 'waiting' && !hasLeft ? 'waiting' : 'leaving' }
}
