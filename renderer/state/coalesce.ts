/**
 * Makes a refresh that never runs twice at once: whoever asks while it runs gets one more run after
 * it, however often they asked. A hundred announcements a second become as many refreshes as the
 * console can answer.
 */
export function coalesce(refresh: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let again = false

  async function run(): Promise<void> {
    do {
      again = false
      await refresh()
    } while (again)
  }

  return () => {
    again = true
    running ??= run().finally(() => {
      running = null
    })
    return running
  }
}
