/**
 * Makes a refresh that never runs twice at once: whoever asks while it runs gets one more run after
 * it, however often they asked. A hundred announcements a second become as many refreshes as the
 * console can answer.
 */
export function coalesce(refresh: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let again = false

  async function run(): Promise<void> {
    try {
      do {
        again = false
        await refresh()
      } while (again)
    } finally {
      // In the same breath as the last look at `again`: who asks later starts a new run.
      running = null
    }
  }

  return () => {
    again = true
    running ??= run()
    return running
  }
}
