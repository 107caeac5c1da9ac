import { idSchema } from '../../ids.ts'
import * as z from '../../late-zod.ts'
import { storableText } from '../content/text.ts'
import type { Field } from './field-list.ts'

export const MAX_VALUE_LENGTH = 500

/** By field; null takes a value away. */
export const fieldValuesSchema = z.record(idSchema, z.string().max(MAX_VALUE_LENGTH).nullable())

export type FieldValues = z.infer<typeof fieldValuesSchema>

const number = /^-?\d{1,15}(?:[.,]\d{1,6})?$/

/**
 * A value as it is kept: words without blanks at their ends, a date as `YYYY-MM-DD`, a number as it
 * was typed. Null for nothing.
 * @returns undefined for what is no value of such a field.
 */
export function tidyValue(
  { kind, options }: Pick<Field, 'kind' | 'options'>,
  typed: string | null,
): string | null | undefined {
  const value = storableText(typed ?? '').trim()
  if (value === '') return null
  switch (kind) {
    case 'text':
      return value
    case 'number':
      return number.test(value) ? value : undefined
    case 'date':
      return z.iso.date().safeParse(value).success ? value : undefined
    case 'choice':
      return options.includes(value) ? value : undefined
  }
}

/** As it is read: a date as people in Brazil write it. */
export function shownValue({ kind }: Pick<Field, 'kind'>, value: string): string {
  return kind === 'date' ? value.split('-').toReversed().join('/') : value
}
