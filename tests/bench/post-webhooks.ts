import { connect, type Socket } from 'node:net'
import { quantile } from './measure.ts'
import { signature } from './webhook-bodies.ts'

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
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(target)))
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

function requestBytes(target: URL, body: Buffer, secret: string): Buffer {
  const head = [
    `POST ${target.pathname} HTTP/1.1`,
    `Host: ${target.host}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `X-Hub-Signature-256: ${signature(body, secret)}`,
    '',
    '',
  ].join('\r\n')
  return Buffer.concat([Buffer.from(head), body])
}

function open(target: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(target.port), target.hostname, () => resolve(socket))
    socket.setNoDelay(true)
    socket.once('error', reject)
  })
}

/** Writes one request and reads its whole answer. */
function exchange(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const onData = (bytes: Buffer) => {
      answer += bytes.toString('latin1')
      const headEnd = answer.indexOf('\r\n\r\n')
      if (headEnd === -1) return
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0)
      if (answer.length < headEnd + 4 + length) return
      socket.off('data', onData)
      socket.off('close', onClose)
      resolve(Number(answer.slice(9, 12)))
    }
    const onClose = () => reject(new Error('The relay closed the connection.'))
    socket.on('data', onData)
    socket.once('close', onClose)
    socket.write(request)
  })
}
