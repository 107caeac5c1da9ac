import { exchange, openSocket, requestBytes } from './door.ts'
import { quantile } from './measure.ts'

/** What came back for a run of webhooks. Latencies in milliseconds. */
export type Load = { perSecond: number; p50: number; p99: number; failed: number }

/**
 * Posts signed webhooks over keep-alive connections, one in flight on each, and waits for every
 * answer. Requests are made before the clock starts, and sockets are written to directly, so that
 * the generator costs as little as it can of the two cores.
 */
export async function postWebhooks(
  url: string,
  secret: string,
  bodies: readonly Buffer[],
  connections: number,
): Promise<Load> {
  const target = new URL(url)
  const requests = bodies.map((body) => requestBytes(target, body, secret))
  const latencies: number[] = []
  let failed = 0
  let next = 0
  const sockets = await Promise.all(Array.from({ length: connections }, () => openSocket(target)))
  const start = performance.now()
  await Promise.all(
    sockets.map(async (socket) => {
      for (let request = requests[next++]; request; request = requests[next++]) {
        const sent = performance.now()
        const status = await exchange(socket, request)
        latencies.push(performance.now() - sent)
        if (status !== 200) failed += 1
      }
      socket.destroy()
    }),
  )
  const seconds = (performance.now() - start) / 1000
  latencies.sort((a, b) => a - b)
  return {
    perSecond: bodies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    failed,
  }
}
