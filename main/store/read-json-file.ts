import { readFileSync } from 'node:fs'
import type { z } from 'zod'

export type JsonFile<T> =
  | { outcome: 'read'; value: T }
  | { outcome: 'absent' }
  /** It is there, but is not JSON, not of this shape, or may not be read. */
  | { outcome: 'unreadable' }

export function readJsonFile<T>(path: string, schema: z.ZodType<T>): JsonFile<T> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { outcome: absent ? 'absent' : 'unreadable' }
  }
  const parsed = schema.safeParse(parseJson(text))
  return parsed.success ? { outcome: 'read', value: parsed.data } : { outcome: 'unreadable' }
}

/** `undefined`, which no schema here accepts, for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
