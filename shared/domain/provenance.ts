import * as z from '../late-zod.ts'

/**
 * Where a message comes from, beside what it says: handed on from another chat, or written after a
 * touch on the organisation's own ad or post. Source: Cloud API reference, section 2.7.
 */
export const provenanceSchema = z.object({
  /** `often`: it went through more than five chats. */
  forwarded: z.enum(['once', 'often']).nullable(),
  referral: z
    .object({
      source: z.enum(['ad', 'post', 'other']),
      url: z.string().nullable(),
      headline: z.string().nullable(),
      body: z.string().nullable(),
    })
    .nullable(),
})

export type Provenance = z.infer<typeof provenanceSchema>
