import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Look } from '../../shared/domain/preferences.ts'
import type { Console } from '../console.ts'
import type { Log } from '../log.ts'
import { answerCall, sendJson } from './answer-call.ts'
import { dressPage } from './dress-page.ts'
import { createGate, type Gate } from './gate.ts'
import { commonHeaders } from './headers.ts'
import { streamPushes } from './push-stream.ts'
import { sendMedia } from './send-media.ts'
import type { StaticFile } from './static-files.ts'

/**
 * Not imported: a module that imports `node:http` has Node load all that it exports, its client for
 * WebSockets too, which is a fifth of a start.
 */
const { createServer } = process.getBuiltinModule('node:http')

export type LoopbackOptions = {
  readonly console: Console
  /** The built screen, by address. */
  readonly files: ReadonlyMap<string, StaticFile>
  /** 0 for any free one. */
  readonly port: number
  /** Made at each start; whoever has it is the agent at this PC. */
  readonly token: string
  readonly log: Log
}

export type Loopback = { readonly port: number; readonly close: () => Promise<void> }

/** Serves the screen and its IPC over HTTP, to this machine only. */
export async function serve(options: LoopbackOptions): Promise<Loopback> {
  let gate: Gate | null = null
  const server = createServer((request, response) => {
    const handled = gate ? handle(options, gate, request, response) : Promise.resolve()
    handled.catch((error: unknown) => {
      // The page went away in the middle, mostly; nobody is left to be told.
      options.log('request-failed', { error: error instanceof Error ? error.name : 'unknown' })
      response.destroy()
    })
  })
  server.listen(options.port, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  gate = createGate(port, options.token)
  return {
    port,
    async close() {
      server.close()
      server.closeAllConnections()
      if (server.listening) await once(server, 'close')
    },
  }
}

async function handle(
  { console, files, log }: LoopbackOptions,
  gate: Gate,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '' } = request
  const refusal = refusalOf(gate, request)
  if (refusal) sendJson(response, refusal.status, { error: refusal.error })
  else if (url.startsWith('/media/')) await sendMedia(console, request, response)
  else if (!url.startsWith('/ipc/')) sendFile(files, console.look(), url, response)
  else if (method === 'POST') {
    await answerCall(console, url.slice('/ipc/'.length), request, response, log)
  } else await streamPushes(console, request, response)
}

/** Why a request is not even looked at; null for one that is. */
function refusalOf(gate: Gate, request: IncomingMessage): { status: number; error: string } | null {
  const { method = '', url = '' } = request
  if (!gate.isOurHost(request)) return { status: 403, error: 'forbidden' }
  const isMedia = url.startsWith('/media/')
  if (!isMedia && !url.startsWith('/ipc/')) {
    return method === 'GET' ? null : { status: 405, error: 'malformed' }
  }
  if (!gate.isOurOrigin(request)) return { status: 403, error: 'forbidden' }
  if (!gate.hasToken(request)) return { status: 401, error: 'unauthenticated' }
  const fits = method === 'POST' || (method === 'GET' && (isMedia || url === '/ipc/pushes'))
  return fits ? null : { status: 405, error: 'malformed' }
}

function sendFile(
  files: LoopbackOptions['files'],
  look: Look,
  url: string,
  response: ServerResponse,
): void {
  const file = files.get(url.split('?')[0] ?? '')
  if (!file) {
    sendJson(response, 404, { error: 'not-found' })
    return
  }
  const bytes = dressPage(file, look)
  response.writeHead(200, {
    ...commonHeaders,
    'content-type': file.type,
    'content-length': bytes.length,
    // Built files carry a digest in their names; the page itself does not.
    'cache-control': file.type.startsWith('text/html') ? 'no-store' : 'private, max-age=31536000',
  })
  response.end(bytes)
}
