import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import type { Texts } from '../texts/pt-br.ts'

/**
 * What the connection went through: `back` from when it stands again until it is away for long. One that
 * goes for a moment only was not told of, and is not told of as it comes back.
 */
export type Went = 'fine' | 'away' | 'back'

/** @param isGone for so long that it is told. */
export function wentOn(
  before: Went,
  { isGone, stands }: { isGone: boolean; stands: boolean },
): Went {
  if (isGone) return 'away'
  return before === 'away' && stands ? 'back' : before
}

/** `isBack`: it was away before, and is there again. */
export type ConnectionNews = {
  readonly isHostLost: boolean
  readonly isAway: boolean
  readonly problem: ConsoleStatus['sync']['problem']
  readonly isBack: boolean
}

/** What is told of the connection to who does not see it: that it went, why, and that it is back. */
export function connectionWords(
  { isHostLost, isAway, problem, isBack }: ConnectionNews,
  { problem: problems, status }: Texts,
): string {
  if (isHostLost) return problems.lost
  if (isAway) return `${problem === null ? status.away : status.problem[problem]} ${status.goOn}`
  return isBack ? status.back : ''
}
