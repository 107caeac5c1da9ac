import { documentBytes, MOST_DOCUMENT_BYTES } from '../../shared/domain/office/document-size.ts'
import type { Texts } from '../texts/pt-br.ts'

/** What is said of how much more a list or a document takes; `isFull`: nothing more. */
export type Room = { readonly isFull: boolean; readonly words: string }

/** From this part of the limit on, it is told. */
const NEARLY = 0.9

/**
 * How many lines a list still takes, told before the last one is written.
 * @param used with those that were taken off the list: they are kept.
 * @returns null while there are many.
 */
export function roomForLines(used: number, most: number, { documents }: Texts): Room | null {
  if (used >= most) return { isFull: true, words: documents.listFull(most) }
  return used < most * NEARLY
    ? null
    : { isFull: false, words: documents.listNearlyFull(most, most - used) }
}

/** How much more a document takes in all, whatever its lines say. */
export function roomInAll(body: unknown, { documents }: Texts): Room | null {
  const used = documentBytes(body) / MOST_DOCUMENT_BYTES
  if (used > 1) return { isFull: true, words: documents.tooLarge(Math.ceil((used - 1) * 100)) }
  return used < NEARLY
    ? null
    : { isFull: false, words: documents.nearlyTooLarge(Math.floor(used * 100)) }
}

/** What keeps a list with more lines than it takes from being saved, such as an older one put together with a newer. */
export function tooManyLines(count: number, most: number, { documents }: Texts): string | null {
  return count > most ? documents.tooMany(count, most) : null
}
