import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Console } from '../console.ts'
import { CallError } from '../ipc/call-error.ts'
import type { Log } from '../log.ts'
import { parseJson } from '../store/read-json-file.ts'
import { commonHeaders } from './headers.ts'

/** A reply has 4,096 letters at most, a draft 20,000. */
const LARGEST_BODY = 256 * 1024

const refusals = { malformed: 400, 'unknown-channel': 404, 'signed-out': 409 } as const

/** `POST /ipc/<channel>`: the body is the call's arguments, the answer its result, both JSON. */
export async function answerCall(
  console: Console,
  channel: string,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): Promise<void> {
  const body = await readBody(request)
  const { status, value } =
    body === null
      ? { status: 413, value: { error: 'malformed' } }
      : await resultOf(console, channel, body, log)
  sendJson(response, status, value)
}

async function resultOf(
  console: Console,
  channel: string,
  body: string,
  log: Log,
): Promise<{ status: number; value: unknown }> {
  try {
    return { status: 200, value: await console.call(channel, parseJson(body)) }
  } catch (error) {
    if (error instanceof CallError) {
      return { status: refusals[error.code], value: { error: error.code } }
    }
    log('call-failed', { channel, error: error instanceof Error ? error.name : 'unknown' })
    return { status: 500, value: { error: 'internal' } }
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    ...commonHeaders,
    'content-type': 'application/json',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(value))
}

/** @returns null when it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    // The rest is read and dropped, so that the answer gets through.
    if (length <= LARGEST_BODY) chunks.push(bytes)
    else if (length > 4 * LARGEST_BODY) break
  }
  return length > LARGEST_BODY ? null : Buffer.concat(chunks).toString('utf8')
}
