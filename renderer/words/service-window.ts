import type { Texts } from '../texts/pt-br.ts'
import { durationWords } from './duration.ts'

const HOUR = 60 * 60 * 1000
/** From so little time left, the queue says when the window closes. */
const SOON_MS = 3 * HOUR
const URGENT_MS = HOUR

export type WindowState = 'none' | 'open' | 'soon' | 'urgent' | 'closed'

/** How the 24-hour service window stands at `now`. `none`: the citizen never wrote. */
export function windowState(closesAt: number | null, now: number): WindowState {
  if (closesAt === null) return 'none'
  const left = closesAt - now
  if (left <= 0) return 'closed'
  if (left <= URGENT_MS) return 'urgent'
  return left <= SOON_MS ? 'soon' : 'open'
}

/** What a row of the queue says about it; null while there is nothing to hurry for. */
export function windowMark(closesAt: number | null, now: number, texts: Texts): string | null {
  switch (windowState(closesAt, now)) {
    case 'closed':
      return texts.window.closed
    case 'soon':
    case 'urgent':
      return texts.window.closesIn(durationWords((closesAt ?? now) - now, texts))
    default:
      return null
  }
}
