import { decide } from '../../shared/domain/decide.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import { contextOf, type Desk } from '../desk.ts'
import { predictedState } from './predicted-state.ts'

/** What the relay would say to each command, by its own rules; nothing is asked of it. */
export function previewCommands(
  desk: Desk,
  { commands }: CallArguments<'preview-commands'>,
): CallResult<'preview-commands'> {
  const context = contextOf(desk)
  return {
    refusals: commands.map((command) => {
      const decision = decide(predictedState(desk, command.conversationId), command, context)
      return 'refused' in decision ? decision.refused : null
    }),
  }
}
