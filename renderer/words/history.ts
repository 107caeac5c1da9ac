import type { HistoryProgress, SyncStatus } from '../../shared/ipc/status.ts'
import type { Texts } from '../texts/pt-br.ts'
import { timeLeftWords } from './time-left.ts'

/** What of a first replication is on its way, from 0 to 1, and in words; null once all is here. */
export type ArrivingPart = { readonly share: number; readonly words: string; readonly hint: string }

export function arrivingPart(
  { opening, history }: Pick<SyncStatus, 'opening' | 'history'>,
  language: string,
  texts: Texts,
): ArrivingPart | null {
  const words = texts.status
  if (opening !== null) {
    const share = shareOf(opening)
    return { share, words: words.opening(percentOf(share)), hint: words.openingHint }
  }
  if (history === null) return null
  const left = history.leftMs === null ? null : timeLeftWords(history.leftMs, texts)
  const count = countWords(history, language, texts)
  return {
    share: shareOf(history),
    words: left === null ? count : words.withTimeLeft(count, left),
    hint: words.historyHint,
  }
}

/** Of a relay that does not say how many messages it has, the share alone. */
function countWords(history: HistoryProgress, language: string, { status }: Texts): string {
  const { messages } = history
  if (messages === null) return status.history(percentOf(shareOf(history)))
  const inWords = (count: number) => count.toLocaleString(language)
  return status.messagesOf(inWords(calm(messages.done, messages.total)), inWords(messages.total))
}

/** In steps of about a thousandth of the whole: digits that race past can be read by nobody. */
function calm(done: number, total: number): number {
  if (done >= total) return total
  const step = 10 ** Math.max(0, Math.floor(Math.log10(total)) - 3)
  return Math.floor(done / step) * step
}

function shareOf({ done, total }: { done: number; total: number }): number {
  return total === 0 ? 1 : Math.min(1, done / total)
}

function percentOf(share: number): number {
  return Math.floor(share * 100)
}
