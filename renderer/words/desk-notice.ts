import type { Happened } from '../../shared/domain/desk-notices.ts'
import type { WhyKept } from '../../shared/ipc/notice-reply.ts'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import type { Texts } from '../texts/pt-br.ts'
import { standingWords } from './message.ts'
import { refusalWords } from './refusal.ts'

/**
 * What a notice says. Others may see the screen: without `showsContent` it names nobody and quotes
 * nothing.
 * @param row the conversation, where it is one of hers.
 */
export function deskNoticeWords(
  happened: Happened,
  row: QueueRow | null,
  waiting: number,
  showsContent: boolean,
  texts: Texts,
): { title: string; body: string; placeholder: string } {
  const placeholder = texts.deskNotices.replyTo(row?.citizenName ?? texts.unnamedCitizen)
  return { ...toldWords(happened, row, waiting, showsContent, texts), placeholder }
}

/** Why what was written in a notice is a draft, as a sentence. */
export function whyKeptWords(
  because: WhyKept,
  texts: Texts,
  nameOf: (agentId: string) => string | null,
): string {
  return because.kind === 'refused'
    ? refusalWords(because.refusal, texts, nameOf)
    : texts.deskNotices.whyKept[because.kind]
}

function toldWords(
  happened: Happened,
  row: QueueRow | null,
  waiting: number,
  showsContent: boolean,
  texts: Texts,
): { title: string; body: string } {
  const { product, deskNotices, unnamedCitizen, mentions } = texts
  const { kind } = happened
  if (kind === 'mentions') {
    return {
      title: product,
      body: mentions.many(showsContent ? happened.by : null, happened.count),
    }
  }
  if (kind === 'mentioned') {
    return showsContent
      ? { title: happened.citizenName ?? unnamedCitizen, body: mentions.one(happened.by) }
      : { title: product, body: mentions.one(null) }
  }
  if (kind === 'queue') return { title: product, body: deskNotices.inQueue(waiting) }
  if (!showsContent || row === null) return { title: product, body: deskNotices.happened[kind] }
  const title = row.citizenName ?? unnamedCitizen
  if (kind !== 'message') return { title, body: deskNotices.happened[kind] }
  const { lastMessage } = row
  const said = lastMessage?.from === 'citizen' ? standingWords(lastMessage, texts) : null
  return { title, body: said || deskNotices.happened.message }
}
