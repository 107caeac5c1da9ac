import * as z from './late-zod.ts'

/**
 * Every id that Balcão makes is a UUID (WhatsApp's own ids are opaque strings and never ours).
 * `shared/` makes none itself: whoever decides is handed a source, so that tests can hand in a
 * predictable one.
 */
export const idSchema = z.uuid()

/** Makes one new id at each call. */
export type NewId = () => string

/** A moment, in milliseconds since the Unix epoch (UTC). The one form of time on every border. */
export const momentSchema = z.int().nonnegative()
