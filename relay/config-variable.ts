import type { z } from 'zod'

export type Environment = Readonly<Record<string, string | undefined>>

/** How to read one variable, and what an operator is told when it cannot be read. */
export type Variable<T> = {
  readonly schema: z.ZodType<T>
  readonly what: string
  readonly example: string
}

export function variable<T>(schema: z.ZodType<T>, what: string, example: string): Variable<T> {
  return { schema, what, example }
}

/** Reads one variable; what is wrong with it is one more of the reader's `problems`. */
export type Read = <T>(name: string, how: Variable<T>) => T

export function createReader(env: Environment): { read: Read; problems: string[] } {
  const problems: string[] = []
  const read = <T>(name: string, { schema, what, example }: Variable<T>): T => {
    const given = env[name]?.trim() || undefined
    const result = schema.safeParse(given)
    if (result.success) return result.data
    const state = given === undefined ? 'is missing' : 'is wrong'
    problems.push(`${name} ${state}: it must be ${what}, for example ${name}=${example}`)
    // Never seen: whoever asked looks at the problems before it uses anything.
    return undefined as T
  }
  return { read, problems }
}
