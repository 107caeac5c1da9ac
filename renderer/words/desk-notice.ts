import type { Happened } from '../../shared/domain/desk-notices.ts'
import type { QueueRow } from '../../shared/ipc.ts'
import type { Texts } from '../texts/pt-br.ts'
import { standingWords } from './message.ts'

/**
 * What a notice says. Others may see the screen: without `showsContent` it names nobody and quotes
 * nothing.
 * @param row the conversation, where it is one of hers.
 */
export function deskNoticeWords(
  { kind }: Happened,
  row: QueueRow | null,
  waiting: number,
  showsContent: boolean,
  texts: Texts,
): { title: string; body: string } {
  const { product, deskNotices, unnamedCitizen } = texts
  if (kind === 'queue') return { title: product, body: deskNotices.inQueue(waiting) }
  if (!showsContent || row === null) return { title: product, body: deskNotices.happened[kind] }
  const title = row.citizenName ?? unnamedCitizen
  if (kind !== 'message') return { title, body: deskNotices.happened[kind] }
  const { lastMessage } = row
  const said = lastMessage?.from === 'citizen' ? standingWords(lastMessage, texts) : null
  return { title, body: said || deskNotices.happened.message }
}
