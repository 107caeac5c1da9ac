import type { CommandOf } from '../../commands.ts'
import type { Conversation } from '../conversation.ts'
import { accept, type Decision, type DecisionContext, refuse, signed } from '../decision.ts'
import { type FieldValues, tidyValue } from './field-value.ts'

/** Writes down what is known of a citizen. Only what is named changes: others fill other fields. */
export function saveCitizenFields(
  { citizenId }: Conversation,
  command: CommandOf<'save-citizen-fields'>,
  { actor, findField }: DecisionContext,
): Decision {
  const values: FieldValues = {}
  for (const [fieldId, typed] of Object.entries(command.values)) {
    const field = findField?.(fieldId) ?? null
    // What is off the list can still be taken away.
    if (field === null || (field.isRetired && typed !== null)) {
      return refuse({ reason: 'unknown-field' })
    }
    const value = tidyValue(field, typed)
    if (value === undefined) return refuse({ reason: 'field-value-wrong', name: field.name })
    values[fieldId] = value
  }
  if (Object.keys(values).length === 0) return accept()
  return accept({
    type: 'citizen-fields-saved',
    ...signed(command, actor),
    ...{ citizenId, content: { values } },
  })
}
