import * as z from '../late-zod.ts'

/** Files lie by the digest of their bytes: SHA-256 in lower-case hexadecimal. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** What is certain of a file's bytes, whoever sent them and whatever they were called. */
export const storedFileSchema = z.object({
  sha256: sha256Schema,
  /** In bytes. */
  size: z.int().nonnegative(),
  /** By the bytes themselves, not by anybody's word: `application/octet-stream` says nothing. */
  mimeType: z.string(),
  /** In pixels, as a person sees it; null for what is no picture. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
})

export type StoredFile = z.infer<typeof storedFileSchema>
