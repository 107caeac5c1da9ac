import { shownValue } from '../../shared/domain/fields/field-value.ts'
import type { FieldView } from '../../shared/ipc/fields.ts'
import type { Desk } from '../desk.ts'
import type { PredictedCommand } from '../outbox/predict.ts'
import { fieldsInForce } from '../outbox/predict-documents.ts'

/**
 * The organisation's fields with what is known of a citizen, as her conversation's outbox will leave
 * it. One that is off the list stands only while it has a value.
 */
export function fieldsOf(
  desk: Desk,
  citizenId: string,
  commands: readonly PredictedCommand[],
): FieldView[] {
  const values = new Map<string, string | null>(desk.replica.citizenFields.find(citizenId))
  for (const { command, state, expected } of commands) {
    if (command.type !== 'save-citizen-fields' || state === 'refused' || expected !== null) continue
    for (const [fieldId, value] of Object.entries(command.values)) {
      values.set(fieldId, value?.trim() || null)
    }
  }
  return fieldsInForce(desk).flatMap((field) => {
    const value = values.get(field.fieldId) ?? null
    if (field.isRetired && value === null) return []
    return [{ ...field, value, shown: value === null ? null : shownValue(field, value) }]
  })
}
