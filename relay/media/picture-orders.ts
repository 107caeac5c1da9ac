import { z } from 'zod'

/** What the relay asks of the process that looks at pictures, and what that answers. */
export const pictureOrderSchema = z.object({
  id: z.int(),
  path: z.string(),
  thumbnailPath: z.string(),
})

export const pictureAnswerSchema = z.object({
  id: z.int(),
  /** As a person sees it, in pixels; null for what is no picture that can be shown. */
  size: z.object({ width: z.int().positive(), height: z.int().positive() }).nullable(),
})

export type PictureSize = NonNullable<z.infer<typeof pictureAnswerSchema>['size']>
