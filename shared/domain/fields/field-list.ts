import { idSchema } from '../../ids.ts'
import * as z from '../../late-zod.ts'
import { fieldName, placeholderNames } from '../canned/placeholder-values.ts'
import { plainText } from '../plain-text.ts'

export const fieldKindSchema = z.enum(['text', 'number', 'date', 'choice'])

export type FieldKind = z.infer<typeof fieldKindSchema>

const nameSchema = z.string().trim().min(1).max(60)

/** Something that the organisation wants to know of citizens, beside what the list asks. */
const fieldSchema = z.object({
  fieldId: idSchema,
  /** Also its placeholder in canned replies, by `fieldName`. */
  name: nameSchema,
  kind: fieldKindSchema,
  /** What agents read beside it. */
  help: z.string().trim().max(200).default(''),
  /** Of a choice, what can be chosen, in order. */
  options: z.array(nameSchema).max(50).default([]),
  /** Nobody fills it any more; what was filled goes on standing. */
  isRetired: z.boolean().default(false),
})

export type Field = z.infer<typeof fieldSchema>

const taken: ReadonlySet<string> = new Set(placeholderNames.map(plainText))

/**
 * The first name in use that canned replies could not tell from another one's or from a placeholder
 * that every desk has; null where all can be told apart.
 */
export function ambiguousName(fields: readonly Field[]): string | null {
  const seen = new Set(taken)
  for (const { name, isRetired } of fields) {
    if (isRetired) continue
    const placeholder = fieldName(name.trim())
    if (seen.has(placeholder)) return name
    seen.add(placeholder)
  }
  return null
}

/** With those that are not in use any more. */
export const MOST_FIELDS = 60

export const fieldListSchema = z
  .array(fieldSchema)
  .max(MOST_FIELDS)
  .refine((fields) => ambiguousName(fields) === null, 'two fields have the same name')
  .refine(
    (fields) => new Set(fields.map(({ fieldId }) => fieldId)).size === fields.length,
    'two fields have the same id',
  )
  .refine(
    (fields) => fields.every(({ kind, options }) => kind !== 'choice' || options.length > 0),
    'a choice has nothing to choose',
  )

/** By what canned replies name the fields that are filled. */
export function fieldPlaceholders(fields: readonly Field[]): ReadonlySet<string> {
  return new Set(fields.filter(({ isRetired }) => !isRetired).map(({ name }) => fieldName(name)))
}
