import { momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/** What a citizen is known by on WhatsApp. Only the first three ever lead to somebody. */
const identityKindSchema = z.enum(['userId', 'parentUserId', 'phone', 'username', 'name'])

/**
 * One value that a citizen had, and when. Values are never rewritten: a phone stands here in the
 * digits that WhatsApp gave. Source: Cloud API reference, section 3.7.
 */
export const identitySchema = z.object({
  kind: identityKindSchema,
  value: z.string(),
  /** By WhatsApp's time of the message that told it. */
  firstSeenAt: momentSchema,
  /** As far as was known when something else of this citizen changed. */
  lastSeenAt: momentSchema,
  /** When another value took its place, or it was taken away; null while it is in use. */
  supersededAt: momentSchema.nullable(),
})

export type Identity = z.infer<typeof identitySchema>

/** A kind that only a newer version knows is left out, and is no reason to stop reading. */
export const identitiesSchema = z
  .array(z.unknown())
  .transform((list) => list.flatMap((one) => identitySchema.safeParse(one).data ?? []))
