import type { Store } from '../store/port.ts'

/**
 * Wakes whoever waits for the log to grow. Writes of this process announce themselves; of those of
 * another one (`user add` while the relay runs) the store tells.
 */
export type Changes = {
  announce(): void
  /**
   * Begins to listen at once: arm before reading, so that nothing written in between is missed.
   * `next` resolves when something was announced since the last `next`, or after `timeoutMs`;
   * `wake` announces to this listener alone.
   */
  listen(): { next(timeoutMs: number): Promise<void>; wake(): void; end(): void }
  stop(): void
}

export function createChanges(store: Store): Changes {
  const listeners = new Set<() => void>()
  const announce = () => {
    for (const wake of listeners) wake()
  }
  const endWatch = store.watch(announce)
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
        wake,
        end: () => {
          listeners.delete(wake)
          resolve?.()
        },
      }
    },
    stop: () => {
      endWatch()
      announce()
    },
  }
}
