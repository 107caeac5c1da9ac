import type { z } from 'zod'

/**
 * What each step after the first may be called: it makes another schema of the one before. Every other
 * name is asked of the real schema.
 */
const steps = [
  ...['array', 'catch', 'default', 'extend', 'int', 'length', 'loose', 'max', 'min', 'nonnegative'],
  ...['nullable', 'nullish', 'omit', 'optional', 'or', 'partial', 'pick', 'pipe', 'positive'],
  ...['readonly', 'refine', 'regex', 'strict', 'superRefine', 'toLowerCase', 'transform', 'trim'],
] as const

type Make = (...args: never[]) => unknown

/**
 * A schema of zod as it was written down, which is made when something is first read with it. A start
 * reads next to nothing, and making each of our 1,300 schemas took a third of it.
 */
export class LateSchema {
  /** The function of zod, or the step, that it comes from: `object`, `nullable`. */
  readonly step: string
  /** Which schemas stand in as late ones. */
  readonly args: readonly unknown[]
  /** What the step was taken from; null for a first one. */
  readonly from: LateSchema | null
  readonly #make: Make | null
  #made: z.ZodType | null = null

  constructor(step: string, args: readonly unknown[], from: Make | LateSchema) {
    this.step = step
    this.args = args
    this.from = from instanceof LateSchema ? from : null
    this.#make = from instanceof LateSchema ? null : from
  }

  /** The real one, in which every schema is a real one. */
  made(): z.ZodType {
    this.#made ??= this.#makeNow()
    return this.#made
  }

  #makeNow(): z.ZodType {
    const args = this.args.map(withMade)
    const real = this.from?.made()
    return real === undefined
      ? Reflect.apply(this.#make ?? missing, undefined, args)
      : Reflect.apply(Reflect.get(real, this.step), real, args)
  }

  parse(value: unknown): unknown {
    return this.made().parse(value)
  }

  safeParse(value: unknown): unknown {
    return this.made().safeParse(value)
  }

  /** Of an object that was only written down and extended: its fields, without making any. */
  get shape(): unknown {
    if (this.step === 'object') return this.args[0]
    const before = this.step === 'extend' ? this.from?.shape : undefined
    return before === undefined
      ? Reflect.get(this.made(), 'shape')
      : Object.assign({}, before, this.args[0])
  }

  /** Of a union its schemas, of an enumeration its words. */
  get options(): unknown {
    if (this.step === 'discriminatedUnion') return this.args[1]
    if (this.step === 'union' || this.step === 'enum') return this.args[0]
    return Reflect.get(this.made(), 'options')
  }

  /** Of a literal. */
  get value(): unknown {
    return this.step === 'literal' ? this.args[0] : Reflect.get(this.made(), 'value')
  }
}

for (const step of steps) {
  Object.defineProperty(LateSchema.prototype, step, {
    value(this: LateSchema, ...args: unknown[]) {
      return new LateSchema(step, args, this)
    },
  })
}

// Zod itself may meet a late schema inside a real one: whatever it looks for there is the real one's.
Object.setPrototypeOf(
  LateSchema.prototype,
  new Proxy(Object.prototype, {
    get(_, name, late) {
      if (!(late instanceof LateSchema)) return undefined
      const real = late.made()
      const value = Reflect.get(real, name)
      return typeof value === 'function' ? value.bind(real) : value
    },
    has: (_, name) => name === '_zod',
  }),
)

/** Schemas stand in arguments by themselves, in a list, or as fields. */
function withMade(value: unknown): unknown {
  if (value instanceof LateSchema) return value.made()
  if (Array.isArray(value)) return value.map(realOf)
  if (typeof value !== 'object' || value === null || !Object.values(value).some(isLate))
    return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, realOf(inner)]))
}

function realOf(value: unknown): unknown {
  return value instanceof LateSchema ? value.made() : value
}

function isLate(value: unknown): boolean {
  return value instanceof LateSchema
}

function missing(): never {
  throw new TypeError('A first schema is made by a function.')
}
