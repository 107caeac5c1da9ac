import { type ZodType, z } from 'zod'
import { LateSchema } from './late-schema.ts'

type Test = (value: unknown) => boolean

/**
 * A quick test for values that a schema would give back just as they are: right in every part, and
 * with nothing in them that the schema would strip. It is read off the schema as it was written down, so
 * that the two cannot differ, and the schema itself need not be made. `false` says nothing: the schema
 * has to be asked. Parsing with zod makes a copy of every object and costs several times as much, which
 * a first replication pays half a million times.
 */
export function exactShape(schema: ZodType | LateSchema): Test {
  return schema instanceof LateSchema ? testOf(schema) : never
}

function testOf(schema: LateSchema): Test {
  const { step, from, args } = schema
  // What the inner schema takes, a `catch` gives back unchanged.
  if (from !== null && step in around) return around[step as keyof typeof around](exactShape(from))
  switch (step) {
    case 'object':
    case 'extend':
      return exactObject(schema)
    case 'string':
      return (value) => typeof value === 'string'
    case 'uuid':
      return exactUuid()
    case 'boolean':
      return (value) => value === true || value === false
    case 'literal':
      return exactly([args[0]].flat())
    case 'enum':
      return Array.isArray(args[0]) ? exactly(args[0]) : never
    case 'array':
      return every(exactShape(args[0] as LateSchema))
    case 'discriminatedUnion':
      return exactUnion(String(args[0]), args[1] as readonly LateSchema[])
    default:
      return exactNumber(schema) ?? never
  }
}

const around = {
  array: every,
  catch: (inner: Test) => inner,
  nullable: (inner: Test) => (value: unknown) => value === null || inner(value),
  optional: (inner: Test) => (value: unknown) => value === undefined || inner(value),
}

function every(element: Test): Test {
  return (value) => Array.isArray(value) && value.every(element)
}

function exactly(allowed: readonly unknown[]): Test {
  const values = new Set(allowed)
  return (value) => values.has(value)
}

function exactUuid(): Test {
  const pattern = z.regexes.uuid()
  return (value) => typeof value === 'string' && pattern.test(value)
}

/**
 * Reads what a schema reads, but hands back the value itself where it is exactly of the schema's shape:
 * for what is read over and over and is nearly always whole, such as rows that this version wrote. What
 * it returns throws as `parse` does.
 */
export function quickReader<T>(schema: ZodType<T>): (value: unknown) => T {
  const isExact = once(() => exactShape(schema))
  return (value) => (isExact()(value) ? (value as T) : schema.parse(value))
}

function exactObject(schema: LateSchema): Test {
  const fields = fieldsOf(schema)
  if (fields === null) return never
  const tests = Object.entries(fields).map(([key, inner]) => [key, exactShape(inner)] as const)
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    let present = 0
    for (const [key, test] of tests) {
      const inner = (value as Record<string, unknown>)[key]
      if (!test(inner)) return false
      if (inner !== undefined) present += 1
    }
    return Object.keys(value).length === present
  }
}

/** @returns null where more is asked of the object than its fields. */
function fieldsOf({ step, args, from }: LateSchema): Readonly<Record<string, LateSchema>> | null {
  const own = args[0] as Record<string, LateSchema>
  if (step === 'object') return own
  const before = step === 'extend' && from !== null ? fieldsOf(from) : null
  return before && { ...before, ...own }
}

function exactUnion(discriminator: string, options: readonly LateSchema[]): Test {
  const byName = once(() => byDiscriminator(discriminator, options))
  // Each is made when it is first met: a program that starts needs few of them.
  const tests = new Map<unknown, Test>()
  return (value) => {
    if (typeof value !== 'object' || value === null) return false
    const name = (value as Record<string, unknown>)[discriminator]
    let test = tests.get(name)
    if (test === undefined) {
      const option = byName().get(name)
      test = option ? exactShape(option) : never
      if (option) tests.set(name, test)
    }
    return test(value)
  }
}

function byDiscriminator(discriminator: string, options: readonly LateSchema[]) {
  return new Map<unknown, LateSchema>(
    options.flatMap((option) => {
      const name = fieldsOf(option)?.[discriminator]
      const names = name?.step === 'literal' || name?.step === 'enum' ? [name.args[0]].flat() : []
      return names.map((each) => [each, option] as const)
    }),
  )
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** @returns null for what is no number, or has a limit that is not known here. */
function exactNumber({ step, args, from }: LateSchema): Test | null {
  if (step === 'int') return from === null ? Number.isSafeInteger : null
  if (step === 'number') return Number.isFinite
  const before = from && exactNumber(from)
  if (before === null) return null
  switch (step) {
    case 'positive':
      return (value) => before(value) && (value as number) > 0
    case 'nonnegative':
      return (value) => before(value) && (value as number) >= 0
    case 'min':
      return (value) => before(value) && (value as number) >= Number(args[0])
    default:
      return null
  }
}

function never(): boolean {
  return false
}
