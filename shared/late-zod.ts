import { z as zod } from 'zod'
import { LateSchema } from './late-schema.ts'

/**
 * Zod's functions, each of which writes down what is asked for, to be made when it is first needed:
 * `import * as z from '…/late-zod.ts'` stands for `import { z } from 'zod'`. What is missing here is
 * added in the same way. That none has side effects lets bundlers drop what a program never uses.
 */
export type { infer, input, ZodType } from 'zod'

type Args = unknown[]

export const object = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('object', args, zod.object)) as unknown as typeof zod.object
export const string = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('string', args, zod.string)) as unknown as typeof zod.string
export const literal = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('literal', args, zod.literal)) as unknown as typeof zod.literal
export const int = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('int', args, zod.int)) as unknown as typeof zod.int
export const boolean = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('boolean', args, zod.boolean)) as unknown as typeof zod.boolean
export const array = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('array', args, zod.array)) as unknown as typeof zod.array
const enumeration = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('enum', args, zod.enum)) as unknown as typeof zod.enum
export const number = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('number', args, zod.number)) as unknown as typeof zod.number
export const uuid = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('uuid', args, zod.uuid)) as unknown as typeof zod.uuid
export const unknown = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('unknown', args, zod.unknown)) as unknown as typeof zod.unknown
export const record = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('record', args, zod.record)) as unknown as typeof zod.record
export const union = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('union', args, zod.union)) as unknown as typeof zod.union
export const discriminatedUnion = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema(
    'discriminatedUnion',
    args,
    zod.discriminatedUnion,
  )) as unknown as typeof zod.discriminatedUnion
export const url = /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
  new LateSchema('url', args, zod.url)) as unknown as typeof zod.url

export { enumeration as enum }

export const iso = {
  date: /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
    new LateSchema('iso.date', args, zod.iso.date)) as unknown as typeof zod.iso.date,
}

/** Numbers of command lines and addresses. */
export const coerce = {
  number: /* @__NO_SIDE_EFFECTS__ */ ((...args: Args) =>
    new LateSchema(
      'coerce.number',
      args,
      zod.coerce.number,
    )) as unknown as typeof zod.coerce.number,
}
