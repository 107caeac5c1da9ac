import type { z } from 'zod'

type Test = (value: unknown) => boolean

/**
 * A quick test for values that a schema would give back just as they are: right in every part, and
 * with nothing in them that the schema would strip. It is read off the schema, so that the two cannot
 * differ. `false` says nothing: the schema has to be asked. Parsing with zod makes a copy of every
 * object and costs several times as much, which a first replication pays half a million times.
 */
export function exactShape(schema: z.core.$ZodType): Test {
  const { def } = schema._zod as { def: z.core.$ZodTypeDef }
  switch (def.type) {
    case 'object':
      return exactObject(def as z.core.$ZodObjectDef)
    case 'string':
      return exactString(def as Format)
    case 'number':
      return exactNumber(def as Format)
    case 'boolean':
      return (value) => value === true || value === false
    case 'literal':
    case 'enum': {
      const { values } = schema._zod
      return values ? (value) => values.has(value as string) : never
    }
    case 'array': {
      const element = exactShape((def as z.core.$ZodArrayDef).element)
      return (value) => Array.isArray(value) && value.every(element)
    }
    case 'nullable': {
      const inner = exactShape((def as z.core.$ZodNullableDef).innerType)
      return (value) => value === null || inner(value)
    }
    case 'optional': {
      const inner = exactShape((def as z.core.$ZodOptionalDef).innerType)
      return (value) => value === undefined || inner(value)
    }
    // What the inner schema takes, these give back unchanged.
    case 'catch':
      return exactShape((def as z.core.$ZodCatchDef).innerType)
    case 'union':
      return exactUnion(def as z.core.$ZodDiscriminatedUnionDef)
    default:
      return never
  }
}

/**
 * Reads what a schema reads, but hands back the value itself where it is exactly of the schema's shape:
 * for what is read over and over and is nearly always whole, such as rows that this version wrote. What
 * it returns throws as `parse` does.
 */
export function quickReader<T>(schema: z.ZodType<T>): (value: unknown) => T {
  const isExact = once(() => exactShape(schema))
  return (value) => (isExact()(value) ? (value as T) : schema.parse(value))
}

function exactObject(def: z.core.$ZodObjectDef): Test {
  if (def.catchall || def.checks?.length) return never
  const tests = Object.entries(def.shape).map(([key, inner]) => [key, exactShape(inner)] as const)
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

function exactUnion(def: z.core.$ZodDiscriminatedUnionDef): Test {
  const { discriminator } = def
  if (!discriminator) return never
  // Each is made when it is first met: a program that starts needs few of them.
  const optionOf = once(() => byDiscriminator(def.options, discriminator))
  const tests = new Map<unknown, Test>()
  return (value) => {
    if (typeof value !== 'object' || value === null) return false
    const name = (value as Record<string, unknown>)[discriminator]
    let test = tests.get(name)
    if (test === undefined) {
      const option = optionOf().get(name)
      test = option ? exactShape(option) : never
      if (option) tests.set(name, test)
    }
    return test(value)
  }
}

function byDiscriminator(options: readonly z.core.$ZodType[], discriminator: string) {
  return new Map<unknown, z.core.$ZodType>(
    options.flatMap((option) =>
      [...(option._zod.propValues?.[discriminator] ?? [])].map((name) => [name, option] as const),
    ),
  )
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

type Format = {
  readonly format?: string
  readonly pattern?: RegExp
  readonly checks?: readonly { readonly _zod: { readonly def: z.core.$ZodCheckDef } }[]
}

function exactString({ format, pattern, checks }: Format): Test {
  if (checks?.length) return never
  if (format === undefined) return (value) => typeof value === 'string'
  if (format !== 'uuid' || !pattern) return never
  return (value) => typeof value === 'string' && pattern.test(value)
}

function exactNumber({ format, checks = [] }: Format): Test {
  const least = leastOf(checks)
  if (least === null) return never
  if (format === 'safeint') return (value) => Number.isSafeInteger(value) && least(value as number)
  if (format !== undefined) return never
  return (value) => Number.isFinite(value) && least(value as number)
}

/** @returns null where a check is of a kind that is not known here. */
function leastOf(checks: NonNullable<Format['checks']>): ((value: number) => boolean) | null {
  const bounds: ((value: number) => boolean)[] = []
  for (const { _zod } of checks) {
    const def = _zod.def as z.core.$ZodCheckGreaterThanDef
    if (def.check !== 'greater_than') return null
    const bound = Number(def.value)
    bounds.push(def.inclusive ? (value) => value >= bound : (value) => value > bound)
  }
  return (value) => bounds.every((holds) => holds(value))
}

function never(): boolean {
  return false
}
