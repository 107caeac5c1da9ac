const EVERY_MS = 1000

/**
 * Does something each second, one at a time, however long the store takes to answer. It must not throw.
 * @param everyMs another time than a second, for tests.
 * @returns how to stop it, once what is under way has ended.
 */
export function everySecond(
  work: () => Promise<void>,
  everyMs: number = EVERY_MS,
): () => Promise<void> {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= work().finally(() => {
      running = null
    })
  }, everyMs).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
