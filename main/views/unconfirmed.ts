import type { Unconfirmed } from '../../shared/ipc.ts'
import type { PredictedCommand } from '../outbox/predict.ts'
import { returnsToDraft } from '../outbox/returned-words.ts'

export function unconfirmedOf({ command, refusal, state, hasLeft }: PredictedCommand): Unconfirmed {
  const { commandId } = command
  if (refusal !== null) {
    return { commandId, state: 'refused', refusal, inDraft: returnsToDraft(command, refusal) }
  }
  return { commandId, state: state === 'waiting' && !hasLeft ? 'waiting' : 'leaving' }
}
