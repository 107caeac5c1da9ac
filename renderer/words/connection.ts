import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import type { Texts } from '../texts/pt-br.ts'

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
