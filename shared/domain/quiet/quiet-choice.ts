import * as z from '../../late-zod.ts'

/** When an agent wants to be left in peace, as it is kept: her own, whatever the organisation's hours. */

/** Nobody keeps more apart; what a screen may save is bounded. */
export const MOST_QUIET_SPANS = 12

const TIME = '([01]\\d|2[0-3]):[0-5]\\d'
const fromSchema = z.string().regex(new RegExp(`^${TIME}$`), 'is not a time (HH:MM)')
/** `24:00` ends at midnight. */
const toSchema = z.string().regex(new RegExp(`^(${TIME}|24:00)$`), 'is not a time (HH:MM)')

/**
 * From a time to a time on some weekdays (1 Monday … 7 Sunday), by the wall clock. One that ends at an
 * earlier time than it begins goes on into the next day, and belongs to the day on which it begins.
 */
export const quietSpanSchema = z
  .object({
    days: z.array(z.int().min(1).max(7)).min(1).max(7),
    from: fromSchema,
    to: toSchema,
  })
  .refine(({ from, to }) => from !== to, 'lasts no time')

export type QuietSpan = z.infer<typeof quietSpanSchema>

/** What keeps a span, as it stands on a screen, from holding. */
export type QuietSpanProblem = 'time' | 'same' | 'days'

export function quietSpanProblem({ days, from, to }: QuietSpan): QuietSpanProblem | null {
  if (!fromSchema.safeParse(from).success || !toSchema.safeParse(to).success) return 'time'
  if (from === to) return 'same'
  return days.length === 0 ? 'days' : null
}

const momentSchema = z.int().min(0).max(8_640_000_000_000_000)

/**
 * What she asked for by hand, beside her spans. `quiet`: until a moment (ms), or until she says
 * otherwise (null). `heard`: a span that is on does not hold, until that moment.
 */
export const quietAskedSchema = z.object({
  kind: z.enum(['quiet', 'heard']),
  until: momentSchema.nullable(),
})

export type QuietAsked = z.infer<typeof quietAskedSchema>
