import type { Field } from '../domain/fields/field-list.ts'

/** One of the organisation's fields, with what is known of a citizen. */
export type FieldView = Field & {
  /** As it is kept; null while nobody has said. */
  value: string | null
  /** As it is read: a date by day, month and year. */
  shown: string | null
}
