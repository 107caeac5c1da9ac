import * as z from '../../late-zod.ts'
import { storableText } from '../content/text.ts'

export const MOST_TOPICS = 30

const line = (most: number) => z.string().max(most)

/** What a citizen told of herself for the list. Each is her own to give or to leave out. */
export const detailsSchema = z.object({
  name: line(120).nullable(),
  /** As she wrote it; which quadra it is, the gazetteer says whenever it is asked. */
  quadra: line(120).nullable(),
  topics: z.array(line(60)).max(MOST_TOPICS),
})

export type Details = z.infer<typeof detailsSchema>

export const noDetails: Details = { name: null, quadra: null, topics: [] }

/** As it is kept: without space around it, nothing twice, and what is empty is not known. */
export function tidyDetails({ name, quadra, topics }: Details): Details {
  const tidied = topics.map(tidy).filter((topic) => topic !== '')
  return {
    name: tidy(name ?? '') || null,
    quadra: tidy(quadra ?? '') || null,
    topics: [...new Set(tidied)],
  }
}

function tidy(text: string): string {
  return storableText(text)
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
