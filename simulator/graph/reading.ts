import type { Refusal } from './refusal.ts'

/** Reading a body that may hold anything: Meta's own messages for what is missing or wrong. */

/** What was read, or why Meta would refuse it. */
export type Read<Value> = { value: Value } | Refusal

export function isRefusal(read: object): read is Refusal {
  return 'refused' in read
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object itself, or one without any key: reading it then reports what is missing. */
export function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {}
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text that must be there. `name` is the parameter as Meta writes it, e.g. `text['body']`. */
export function requiredText(value: unknown, name: string, maximum: number): Read<string> {
  if (value === undefined || value === null || value === '') return missing(name)
  if (typeof value !== 'string') return invalid(`Param ${name} must be a string.`)
  if (value.length > maximum) {
    return { refused: 100, details: `Param ${name} must be at most ${maximum} characters long.` }
  }
  return { value }
}

/** A text that may be left out. */
export function optionalText(value: unknown, name: string, maximum: number): Read<string | null> {
  return value === undefined ? { value: null } : requiredText(value, name, maximum)
}

export function missing(name: string): Refusal {
  return { refused: 131008, details: `The parameter ${name} is required.` }
}

export function invalid(details: string): Refusal {
  return { refused: 131009, details }
}
