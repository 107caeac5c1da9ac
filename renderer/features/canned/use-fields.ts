import { fieldPlaceholders } from '../../../shared/domain/fields/field-list.ts'
import { useDocument } from '../../state/documents.ts'

/** By what a canned reply can name the organisation's own fields. */
export function useFieldPlaceholders(): ReadonlySet<string> {
  return fieldPlaceholders(useDocument('fields').view?.body ?? [])
}
