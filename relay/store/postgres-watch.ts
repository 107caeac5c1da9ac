import pg from 'pg'

/** What the trigger of migration 31 says, with the name of who wrote. */
const CHANNEL = 'balcao'

const RECONNECT_MS = 1000

/**
 * Listens for what other processes write, on a connection of its own. When that is lost it comes
 * back by itself, and wakes once: something may have been written meanwhile.
 * @param ownName whose writes are not told: they announce themselves.
 */
export function watchPostgres(
  config: pg.ClientConfig,
  ownName: string,
  wake: () => void,
): () => void {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function connect(): Promise<void> {
    const next = new pg.Client(config)
    client = next
    let isLost = false
    const lose = () => {
      if (isLost) return
      isLost = true
      next.end().catch(() => {})
      if (!stopped) timer = setTimeout(() => void connect(), RECONNECT_MS)
    }
    next.on('error', lose)
    next.on('end', lose)
    next.on('notification', ({ payload }) => {
      if (payload !== ownName) wake()
    })
    try {
      await next.connect()
      await next.query(`listen ${CHANNEL}`)
      wake()
    } catch {
      // Not now: it tries again, and whoever needs the store is told by its own error.
      lose()
    }
  }

  void connect()
  return () => {
    stopped = true
    clearTimeout(timer)
    client?.end().catch(() => {})
  }
}
