const WINDOW_MS = 5 * 60_000
const MAX_FAILURES = 10
/** A flood of invented logins must not fill the memory: the oldest counters go first. */
const MAX_COUNTERS = 10_000

/**
 * Counts failures to sign in, per login and per address; successes do not count. It lives in
 * memory: a restart forgives.
 */
export type SignInLimits = {
  /** How long this login or address must wait (ms); 0 when it may try. */
  waitMs(login: string, address: string): number
  countFailure(login: string, address: string): void
}

type Counter = { failures: number; since: number }

export function createSignInLimits(clock: () => number): SignInLimits {
  const counters = new Map<string, Counter>()
  const keys = (login: string, address: string) => [
    `login ${login.trim().toLowerCase()}`,
    `address ${address}`,
  ]
  const current = (key: string): Counter | undefined => {
    const counter = counters.get(key)
    if (counter && clock() - counter.since < WINDOW_MS) return counter
    counters.delete(key)
    return undefined
  }
  return {
    waitMs: (login, address) =>
      Math.max(
        ...keys(login, address).map((key) => {
          const counter = current(key)
          if (counter === undefined || counter.failures < MAX_FAILURES) return 0
          return counter.since + WINDOW_MS - clock()
        }),
      ),
    countFailure: (login, address) => {
      for (const key of keys(login, address)) {
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
