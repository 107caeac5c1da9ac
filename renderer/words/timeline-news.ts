import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import type { Texts } from '../texts/pt-br.ts'
import { deliveryWords } from './delivery.ts'
import { standingWords } from './message.ts'
import { refusalWords } from './refusal.ts'

type MessageItem = Extract<TimelineItem, { kind: 'message' }>

/** What has happened in an open conversation since somebody was told of it last. */
export type TimelineNews = {
  /** The citizen's, oldest first. */
  readonly messages: readonly MessageItem[]
  /** What the relay has not accepted. */
  readonly refused: readonly TimelineItem[]
  /** Replies that failed, or of which nobody knows. */
  readonly failed: readonly MessageItem[]
}

/** Pages of what is older, which are read above what was known, are no news. */
export function timelineNews(
  before: readonly TimelineItem[],
  now: readonly TimelineItem[],
): TimelineNews {
  const known = new Map(before.map((item) => [item.id, item]))
  const first = now.findIndex(({ id }) => known.has(id))
  const later = now.slice(Math.max(first, 0))
  return {
    messages: later.filter(isOfCitizen).filter(({ id }) => !known.has(id)),
    refused: later.filter((item) => isRefused(item) && !isRefused(known.get(item.id))),
    failed: later.filter(isMessage).filter((item) => isLost(item) && !isLost(known.get(item.id))),
  }
}

type Reader = {
  /** Of the citizen. */
  readonly name: string
  readonly nameOf: (agentId: string) => string | null
  readonly own: string | null
}

/** The same as sentences to be heard; empty where there is none. */
export function timelineNewsWords(
  { messages, refused, failed }: TimelineNews,
  texts: Texts,
  reader: Reader,
): string {
  return [
    messagesWords(messages, texts, reader.name),
    refusedWords(refused, texts, reader),
    failedWords(failed, texts),
  ]
    .filter(Boolean)
    .join(' ')
}

function messagesWords(messages: readonly MessageItem[], texts: Texts, name: string): string {
  const newest = messages.at(-1)
  if (newest === undefined) return ''
  const { content, revokedAt } = newest
  const words = standingWords({ content, revoked: revokedAt !== null }, texts)
  const { announce, announceMany } = texts.conversation
  return messages.length === 1 ? announce(name, words) : announceMany(name, messages.length, words)
}

/** Of several, the last says why: what stands behind a refused claim goes with it. */
function refusedWords(
  refused: readonly TimelineItem[],
  texts: Texts,
  { nameOf, own }: Reader,
): string {
  const unconfirmed = refused.at(-1)?.unconfirmed
  if (unconfirmed?.state !== 'refused') return ''
  const { inDraft } = texts.conversation.unconfirmed
  return [
    `${texts.status.refusedItems(refused.length)}.`,
    refusalWords(unconfirmed.refusal, texts, nameOf, own),
    ...(unconfirmed.inDraft ? [inDraft] : []),
  ].join(' ')
}

function failedWords(failed: readonly MessageItem[], texts: Texts): string {
  const delivery = failed.at(-1)?.delivery
  const why = delivery && deliveryWords(delivery, texts)
  return why ? texts.conversation.announceReplies(failed.length, why) : ''
}

function isMessage(item: TimelineItem): item is MessageItem {
  return item.kind === 'message'
}

function isOfCitizen(item: TimelineItem): item is MessageItem {
  return isMessage(item) && item.from === 'citizen'
}

function isRefused(item: TimelineItem | undefined): boolean {
  return item?.unconfirmed?.state === 'refused'
}

function isLost(item: TimelineItem | undefined): boolean {
  if (item?.kind !== 'message' || item.delivery === null || item.unconfirmed !== null) return false
  const { state, settled } = item.delivery
  return settled === null && (state === 'failed' || state === 'unknown')
}
