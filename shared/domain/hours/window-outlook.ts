import type { OpeningHours } from './opening-hours.ts'

/**
 * The service window crossed with the opening hours: what an agent has to know before she goes home.
 * - `comfortable`: the desk opens again before the window closes;
 * - `this-shift`: no other shift begins before the window closes, so it is now or by template;
 * - `before-reopening`: the window closes while the desk is closed; nobody will be there;
 * - `template-needed`: it has closed, or never was open.
 */
export type WindowOutlook =
  | { readonly state: 'comfortable' | 'this-shift'; readonly answerBy: number }
  | { readonly state: 'before-reopening' | 'template-needed'; readonly answerBy: null }

/**
 * @param closesAt when the window closes (ms since the epoch); null for one that never opened.
 * @returns `answerBy`: the last moment at which the desk is open and the window too.
 */
export function windowOutlook(
  hours: OpeningHours,
  closesAt: number | null,
  now: number,
): WindowOutlook {
  if (closesAt === null || closesAt <= now) return { state: 'template-needed', answerBy: null }
  const current = hours.spanFrom(now)
  if (current === null || current.start >= closesAt) {
    return { state: 'before-reopening', answerBy: null }
  }
  // The span that the window closes in or after: it begins no earlier than the current one.
  const last = hours.spanBefore(closesAt) ?? current
  const answerBy = Math.min(last.end, closesAt)
  return { state: last.start > current.start ? 'comfortable' : 'this-shift', answerBy }
}
