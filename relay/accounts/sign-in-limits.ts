const WINDOW_MS = 5 * 60_000
/** Of one login from one address: somebody who guesses, or a caps lock. */
const MAX_FAILURES = 10
/** Of one address, behind which a whole office may sit; and of one login, from everywhere. */
const MAX_FAILURES_OF_MANY = 100
/** A flood of invented logins must not fill the memory: the oldest counters go first. */
const MAX_COUNTERS = 10_000

/**
 * Counts failures to sign in, so that neither a colleague's nor a stranger's keep an office out;
 * successes do not count. It lives in memory: a restart forgives.
 */
export type SignInLimits = {
  /** How long this login or address must wait (ms); 0 when it may try. */
  waitMs(login: string, address: string): number
  countFailure(login: string, address: string): void
}

type Counter = { failures: number; since: number }

export function createSignInLimits(clock: () => number): SignInLimits {
  const counters = new Map<string, Counter>()
  /** What is counted, each with its limit. */
  const limitsOf = (login: string, address: string): [key: string, limit: number][] => {
    const name = login.trim().toLowerCase()
    return [
      [`pair ${address} ${name}`, MAX_FAILURES],
      [`address ${address}`, MAX_FAILURES_OF_MANY],
      [`login ${name}`, MAX_FAILURES_OF_MANY],
    ]
  }
  const current = (key: string): Counter | undefined => {
    const counter = counters.get(key)
    if (counter && clock() - counter.since < WINDOW_MS) return counter
    counters.delete(key)
    return undefined
  }
  return {
    waitMs: (login, address) =>
      Math.max(
        ...limitsOf(login, address).map(([key, limit]) => {
          const counter = current(key)
          if (counter === undefined || counter.failures < limit) return 0
          return counter.since + WINDOW_MS - clock()
        }),
      ),
    countFailure: (login, address) => {
      for (const [key] of limitsOf(login, address)) {
        const counter = current(key)
        if (counter) counter.failures += 1
        else counters.set(key, { failures: 1, since: clock() })
      }
      for (const key of counters.keys()) {
        if (counters.size <= MAX_COUNTERS) break
        counters.delete(key)
      }
    },
  }
}
