import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Push } from '../../shared/ipc/pushes.ts'
import type { Console } from '../console.ts'
import { commonHeaders } from './headers.ts'

const HEARTBEAT_MS = 15_000

/** A page that has stopped reading is cut off; it comes back and asks for what it shows. */
const MOST_BUFFERED = 1024 * 1024

/** `GET /ipc/pushes`: every push as an event; the first one is the status of now. */
export async function streamPushes(
  console: Console,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const payload = await console.call('get-status', {})
  if (request.destroyed) return
  response.writeHead(200, {
    ...commonHeaders,
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
  })
  const write = (text: string) => {
    if (response.writableLength > MOST_BUFFERED) response.destroy()
    else response.write(text)
  }
  const tell = (push: Push) => write(`data: ${JSON.stringify(push)}\n\n`)
  const stopListening = console.onPush(tell)
  const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT_MS)
  response.once('close', () => {
    stopListening()
    clearInterval(heartbeat)
  })
  tell({ name: 'status-changed', payload })
}
