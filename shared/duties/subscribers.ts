import { detailsSchema } from '../domain/registration/details.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/** The broadcast list as a whole; what happens to one registration are commands. */

/** So many rows a request: a list of thousands comes in several, with the same `importId`. */
export const MOST_IMPORTED_AT_ONCE = 250

export const importSourceSchema = z.object({
  /** Where the consents were given: `Formulário da feira de 12/03/2026`. */
  source: z.string().trim().min(3).max(200),
  /** When, as far as is known; the day is enough. */
  obtainedAt: momentSchema,
})

export type ImportSource = z.infer<typeof importSourceSchema>

/** `POST /v1/subscribers/imports`, for supervisors and administrators. */
export const importRequestSchema = importSourceSchema.extend({
  importId: idSchema,
  /** Only says what would become of each row. */
  dryRun: z.boolean(),
  rows: z
    .array(
      z.object({
        line: z.int().positive(),
        phone: z.string().regex(/^\d{8,15}$/),
        details: detailsSchema,
      }),
    )
    .min(1)
    .max(MOST_IMPORTED_AT_ONCE),
})

/**
 * - `new`: comes onto the list, as somebody new. `known`: likewise, as a citizen who has written.
 * - `registered`: is on it, and keeps what she told herself.
 * - `declined`: said no, or left: stays off it, whatever a list says.
 */
export const importOutcomeSchema = z.enum(['new', 'known', 'registered', 'declined'])

export type ImportOutcome = z.infer<typeof importOutcomeSchema>

export const importResponseSchema = z.object({
  rows: z.array(z.object({ line: z.int().positive(), outcome: importOutcomeSchema })),
})

/** `POST /v1/subscribers/exports`: what leaves a console is written down before it does. */
export const exportRequestSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('list'), count: z.int().nonnegative() }),
  /** The data of one citizen, for herself (LGPD, art. 18, II and V). */
  z.object({ what: z.literal('citizen'), conversationId: idSchema }),
])

export type ExportRequest = z.infer<typeof exportRequestSchema>

/** `POST /v1/subscribers/withdrawals`: one who has never written here, and said it elsewhere. */
export const withdrawalRequestSchema = z.object({ citizenId: idSchema })
