import { wordsIn } from '../plain-text.ts'
import type { CannedSpan } from './canned-spans.ts'

/**
 * Whether nothing of a draft is the agent's own: what fills a blank is hers, and so is any word that
 * she adds; another comma is not.
 */
export function isUntouched(text: string, spans: readonly CannedSpan[]): boolean {
  if (spans.length === 0) return false
  let own = ''
  let from = 0
  for (const { start, end } of spans) {
    own += `${text.slice(from, start)} `
    from = Math.max(from, end)
  }
  return wordsIn(own + text.slice(from)).every((word) => word.length < 2)
}
