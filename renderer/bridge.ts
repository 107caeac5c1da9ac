import { createParser } from 'eventsource-parser'
import type { CallArguments, CallResult, Channel, Push } from '../shared/ipc.ts'

/**
 * The one file that knows which host the screen is in: Electron (through `window.balcao`, which the
 * preload exposes) or the loopback host (HTTP on this page's own origin, with the start's token).
 */

/** `lost`: the console behind the screen does not answer. `stranger`: it wants another token. */
export type HostState = 'up' | 'lost' | 'stranger'

export type Listener = {
  readonly onPush: (push: Push) => void
  /** `up` after a loss means that pushes were missed: ask again for everything on the screen. */
  readonly onHostState: (state: HostState) => void
}

type Host = {
  call: (channel: Channel, args: unknown) => Promise<unknown>
  listen: (listener: Listener) => void
}

type ElectronBalcao = {
  readonly host: 'electron'
  call: (channel: Channel, args: unknown) => Promise<unknown>
  onPush: (listener: (push: Push) => void) => () => void
}

declare global {
  interface Window {
    readonly balcao?: ElectronBalcao
  }
}

const TOKEN_KEY = 'balcao-token'
const RETRY_FIRST_MS = 250
const RETRY_MOST_MS = 5_000

const host = window.balcao ? electronHost(window.balcao) : loopbackHost(takeToken())

/** @throws Error when the console behind the screen does not answer, or answers with a defect. */
export async function call<C extends Channel>(
  channel: C,
  args: CallArguments<C>,
): Promise<CallResult<C>> {
  // Both sides are one program: the console's answer has the type that shared/ipc.ts gives it.
  return (await host.call(channel, args)) as CallResult<C>
}

/** Starts listening, for as long as the page lives. */
export function listen(listener: Listener): void {
  host.listen(listener)
}

function electronHost(balcao: ElectronBalcao): Host {
  return {
    call: balcao.call,
    listen: ({ onPush, onHostState }) => {
      balcao.onPush(onPush)
      onHostState('up')
    },
  }
}

function loopbackHost(token: string): Host {
  const authorization = { authorization: `Bearer ${token}` }
  return {
    call: async (channel, args) => {
      const response = await fetch(`/ipc/${channel}`, {
        method: 'POST',
        headers: { ...authorization, 'content-type': 'application/json' },
        body: JSON.stringify(args),
      })
      if (!response.ok) throw new Error(`ipc ${channel}: ${response.status}`)
      return response.json()
    },
    listen: (listener) => void followPushes(authorization, listener),
  }
}

/** Reads the stream of pushes for ever, coming back with growing pauses whenever it ends. */
async function followPushes(headers: Record<string, string>, listener: Listener): Promise<never> {
  let pause = RETRY_FIRST_MS
  for (;;) {
    const end = await readPushes(headers, listener, () => {
      pause = RETRY_FIRST_MS
    })
    listener.onHostState(end)
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 2, RETRY_MOST_MS)
  }
}

async function readPushes(
  headers: Record<string, string>,
  { onPush, onHostState }: Listener,
  onOpen: () => void,
): Promise<'lost' | 'stranger'> {
  try {
    const response = await fetch('/ipc/pushes', { headers })
    if (response.status === 401) return 'stranger'
    if (!response.ok || !response.body) return 'lost'
    onOpen()
    onHostState('up')
    const parser = createParser({ onEvent: ({ data }) => onPush(JSON.parse(data) as Push) })
    for await (const text of chunks(response.body)) parser.feed(text)
    return 'lost'
  } catch {
    // The host is gone or the stream broke: both are told to the listener, and tried again.
    return 'lost'
  }
}

async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield decoder.decode(value, { stream: true })
  }
}

/** The token leaves the address bar at once, so that it is neither copied nor bookmarked. */
function takeToken(): string {
  const fromAddress = new URLSearchParams(location.hash.slice(1)).get('token')
  if (fromAddress) {
    sessionStorage.setItem(TOKEN_KEY, fromAddress)
    history.replaceState(null, '', location.pathname + location.search)
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? ''
}
