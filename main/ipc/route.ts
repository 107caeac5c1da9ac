import type { z } from 'zod'
import type { Desk } from '../desk.ts'
import { CallError } from './call-error.ts'

/** Makes a handler that works at a desk into one that throws CallError `signed-out` without one. */
export type AtDesk = <A, R>(handler: (desk: Desk, args: A) => R) => (args: A) => R

/** @throws CallError `malformed` */
export function route<A, R>(schema: z.ZodType<A>, handler: (args: A) => R): (args: unknown) => R {
  return (args) => {
    const parsed = schema.safeParse(args)
    if (!parsed.success) throw new CallError('malformed')
    return handler(parsed.data)
  }
}
