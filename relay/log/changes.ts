import type { Store } from '../store/open-store.ts'

/**
 * Wakes whoever waits for the log to grow. Writes of this process announce themselves; those of
 * another one (`user add` while the relay runs) are noticed by SQLite's data version, which costs
 * a read of shared memory.
 */
export type Changes = {
  announce(): void
  /**
   * Begins to listen at once: arm before reading, so that nothing written in between is missed.
   * `next` resolves when something was announced since the last `next`, or after `timeoutMs`.
   */
  listen(): { next(timeoutMs: number): Promise<void>; end(): void }
  stop(): void
}

const POLL_MS = 300

export function createChanges({ database }: Store): Changes {
  const listeners = new Set<() => void>()
  const announce = () => {
    for (const wake of listeners) wake()
  }
  const dataVersion = () => database.pragma('data_version', { simple: true })
  let seen = dataVersion()
  const timer = setInterval(() => {
    const current = dataVersion()
    if (current !== seen) announce()
    seen = current
  }, POLL_MS).unref()
  return {
    announce,
    listen: () => {
      let missed = false
      let resolve: (() => void) | null = null
      const wake = () => {
        missed = true
        resolve?.()
      }
      listeners.add(wake)
      return {
        next: async (timeoutMs) => {
          if (!missed) {
            await new Promise<void>((done) => {
              const limit = setTimeout(done, timeoutMs)
              resolve = () => {
                clearTimeout(limit)
                done()
              }
            })
            resolve = null
          }
          missed = false
        },
        end: () => {
          listeners.delete(wake)
          resolve?.()
        },
      }
    },
    stop: () => {
      clearInterval(timer)
      announce()
    },
  }
}
