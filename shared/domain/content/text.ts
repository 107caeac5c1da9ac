import * as z from '../../late-zod.ts'

/** WhatsApp's own limit for the body of a text. Source: Cloud API reference, section 2.8. */
export const MAX_TEXT_LENGTH = 4096

export const textContent = z.object({ kind: z.literal('text'), text: z.string() })

export const unsupportedContent = z.object({
  kind: z.literal('unsupported'),
  /** WhatsApp's word for what it could not deliver ("poll_creation"), where it gave one. */
  subtype: z.string().nullable(),
  /** WhatsApp's error code, where it matters to the reader: 131052, a file it could not fetch. */
  code: z.int().optional(),
})

export const unknownContent = z.object({
  kind: z.literal('unknown'),
  /** The `type` that WhatsApp gave, which this version cannot show. The raw body is kept. */
  whatsappType: z.string(),
})

/** Replaces what PostgreSQL or UTF-8 would refuse (NUL, lone surrogates) by U+FFFD. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}
