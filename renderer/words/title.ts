import type { Texts } from '../texts/pt-br.ts'

/**
 * @param unread conversations of hers with something new; first, where a narrow tab still shows it.
 * @param waiting people in the queue.
 */
export function titleWords(unread: number, waiting: number, { product, queue }: Texts): string {
  const name = unread === 0 ? product : `(${unread}) ${product}`
  return waiting === 0 ? name : `${name} · ${queue.inQueue(waiting)}`
}
