import { idSchema } from '../../ids.ts'
import * as z from '../../late-zod.ts'

/** What a line brings besides words. */
export const searchedMediaSchema = z.enum(['any', 'picture', 'audio', 'video', 'document'])
export type SearchedMedia = z.infer<typeof searchedMediaSchema>

export const searchedLineSchema = z.enum(['message', 'note'])
export type SearchedLine = z.infer<typeof searchedLineSchema>

export const MAX_NAME_LENGTH = 200

const name = z.string().min(1).max(MAX_NAME_LENGTH)

/** Whoever searches, where a filter takes an agent's name. */
export const MYSELF = '@me'

/** Narrow a search, each more; without words they stand alone. */
export const searchFiltersSchema = z.object({
  /** In conversations with citizens of such a name, username or number. */
  citizen: name.optional(),
  /** Written by agents of such a name. */
  agent: name.optional(),
  /** Of attendances that agents of such a name held, whoever wrote the line. */
  attended: name.optional(),
  /** Notes that mention agents of such a name, or `MYSELF`. */
  mentions: name.optional(),
  /** Of attendances about topics of such a name. */
  topic: name.optional(),
  media: searchedMediaSchema.optional(),
  line: searchedLineSchema.optional(),
  /** `YYYY-MM-DD`, the first and the last day, as the organisation's zone counts days. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  conversationId: idSchema.optional(),
})
export type SearchFilters = z.infer<typeof searchFiltersSchema>
