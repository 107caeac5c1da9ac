import * as z from '../../late-zod.ts'

/**
 * Something about the organisation's WhatsApp account that a person has to know or mend. At most one
 * alert of a kind stands about a subject: newer news of the same replace it. Nobody's personal data.
 * Source: Cloud API reference, sections 2.11 and 6.1.
 */
export const alertKindSchema = z.enum([
  // Nothing goes out.
  'token-refused',
  'not-permitted',
  'payment',
  'account-blocked',
  'account-disabled',
  'account-deleted',
  'number-unregistered',
  'unreachable',
  // Something goes out less, or soon will.
  'account-restricted',
  'account-violation',
  'account-offboarded',
  'review-rejected',
  'number-quality',
  'messaging-limit',
  'name-rejected',
  'pin',
  'spam-limit',
  'template-category',
  'template-stopped',
  'template-quality',
  // WhatsApp's own words, for which we have none.
  'account-alert',
  'account-change',
  'error',
])

export type AlertKind = z.infer<typeof alertKindSchema>

/** `grave`: citizens are not answered, or the account is in danger. `notice`: good to know. */
export const severitySchema = z.enum(['grave', 'warning', 'notice'])

export type Severity = z.infer<typeof severitySchema>

export const alertSchema = z.object({
  /** A kind of a newer version is told in WhatsApp's words. */
  kind: alertKindSchema.catch('account-alert'),
  severity: severitySchema.catch('warning'),
  /** What it is about: a template's name, a number as people write it; empty for the account. */
  subject: z.string(),
  /** WhatsApp's word or number for it (`VIOLATION_TYPE`, `TIER_2K`), never shown alone. */
  detail: z.string().nullable(),
  /** WhatsApp's error code, where it came with one. */
  code: z.int().nullable(),
  /** When it ends or takes effect by itself (ms). */
  until: z.int().nonnegative().nullable(),
})

export type Alert = z.infer<typeof alertSchema>

/** While one of these stands, no reply goes out: everybody is told, in plain words. */
const stopSending: ReadonlySet<AlertKind> = new Set([
  'token-refused',
  'not-permitted',
  'payment',
  'account-blocked',
  'account-disabled',
  'account-deleted',
  'number-unregistered',
  'unreachable',
])

export function stopsSending({ kind }: Pick<Alert, 'kind'>): boolean {
  return stopSending.has(kind)
}
