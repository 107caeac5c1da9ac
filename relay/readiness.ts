import type { Store } from './store/port.ts'
import type { GraphApi } from './whatsapp/graph-api.ts'

/** Whether the relay can do its work: for load balancers and monitors, without any secret. */
export type Readiness = {
  readonly ready: boolean
  readonly checks: { readonly store: Check | 'damaged'; readonly whatsapp: Check }
}

type Check = 'ok' | 'failed'

/** The door is open to everybody, so that what it costs must not depend on how often it is used. */
const STORE_CACHE_MS = 1000
const TOKEN_CACHE_MS = 60_000

export function createReadiness(
  store: Store,
  { isDamaged, isServing }: { isDamaged: () => boolean; isServing: () => boolean },
  graph: GraphApi,
): () => Promise<Readiness> {
  const checkStore = remembered(STORE_CACHE_MS, async () => {
    try {
      // A real write: a full disk lets a transaction begin, and says so only at its commit.
      await store.run('update log_head set seq = seq')
      return 'ok'
    } catch {
      // Why it cannot write is for the log of who tried to write something of worth.
      return 'failed'
    }
  })
  const checkToken = remembered(TOKEN_CACHE_MS, async () =>
    (await graph.acceptsToken()) ? 'ok' : 'failed',
  )
  return async () => {
    const [written, whatsapp] = await Promise.all([checkStore(), checkToken()])
    // What may still be written is no comfort where something cannot be read any more.
    const storeCheck = isDamaged() ? 'damaged' : isServing() ? written : 'failed'
    const ready = storeCheck === 'ok' && whatsapp === 'ok'
    return { ready, checks: { store: storeCheck, whatsapp } }
  }
}

function remembered(lifetimeMs: number, check: () => Promise<Check>): () => Promise<Check> {
  let at = Number.NEGATIVE_INFINITY
  let result = Promise.resolve<Check>('failed')
  return () => {
    if (performance.now() - at >= lifetimeMs) {
      at = performance.now()
      result = check()
    }
    return result
  }
}
