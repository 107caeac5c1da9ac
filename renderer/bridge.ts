import { createParser } from 'eventsource-parser'
import { type Attaching, FILE_NAME_HEADER, PICTURE_SIZE_HEADER } from '../shared/ipc/media.ts'
import type { Push } from '../shared/ipc/pushes.ts'
import type { CallArguments, CallResult, Channel } from '../shared/ipc.ts'
import type { ShellOrder, ShellWish } from '../shared/shell.ts'

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
  /** Goes with every request to this page's own origin. */
  readonly headers: Readonly<Record<string, string>>
  call: (channel: Channel, args: unknown) => Promise<unknown>
  listen: (listener: Listener) => void
}

type ElectronBalcao = {
  readonly host: 'electron'
  call: (channel: Channel, args: unknown) => Promise<unknown>
  onPush: (listener: (push: Push) => void) => () => void
  readonly platform: string
  tellShell: (order: ShellOrder) => Promise<void>
  onShellWish: (listener: (wish: ShellWish) => void) => () => void
}

declare global {
  interface Window {
    readonly balcao?: ElectronBalcao
  }
}

const TOKEN_KEY = 'balcao-token'
const RETRY_FIRST_MS = 250
const RETRY_MOST_MS = 5_000

/** Whether it is a program of its own; else a page among a browser's. */
export const isDesktop = window.balcao !== undefined

/** What only a program of its own can do for the screen; null for a page among a browser's. */
export const shell = window.balcao ? shellOf(window.balcao) : null

const host = window.balcao ? electronHost(window.balcao) : loopbackHost(takeToken())

/** @throws Error when the console behind the screen does not answer, or answers with a defect. */
export async function call<C extends Channel>(
  channel: C,
  args: CallArguments<C>,
): Promise<CallResult<C>> {
  // Both sides are one program: the console's answer has the type that shared/ipc.ts gives it.
  return (await host.call(channel, args)) as CallResult<C>
}

/** What came of asking for a file: the bytes; not here and no relay; nowhere any more. */
export type FileAnswer =
  | { outcome: 'found'; bytes: ArrayBuffer }
  | { outcome: 'away' }
  | { outcome: 'missing' }

/** @param path `SHA256`, or `SHA256/thumbnail`. */
export async function fetchFile(path: string): Promise<FileAnswer> {
  const response = await fetch(`/media/${path}`, { headers: host.headers })
  if (response.ok) return { outcome: 'found', bytes: await response.arrayBuffer() }
  return { outcome: response.status === 404 ? 'missing' : 'away' }
}

/**
 * Hands a chosen file to the console, which keeps it for the reply.
 * @throws Error when the console does not answer, or `signal` is aborted.
 */
export async function handOverFile(
  conversationId: string,
  file: File,
  picture: { width: number; height: number } | null,
  signal: AbortSignal,
): Promise<Attaching> {
  const response = await fetch(`/media/attachments/${conversationId}`, {
    method: 'POST',
    signal,
    headers: {
      ...host.headers,
      'content-type': file.type || 'application/octet-stream',
      [FILE_NAME_HEADER]: encodeURIComponent(file.name.toWellFormed()),
      ...(picture && { [PICTURE_SIZE_HEADER]: `${picture.width}x${picture.height}` }),
    },
    // Not the file itself: hosts differ in how they hand on what lies on the disk.
    body: await file.arrayBuffer(),
  })
  if (!response.ok) throw new Error(`attach: ${response.status}`)
  return response.json()
}

/** Starts listening, for as long as the page lives. */
export function listen(listener: Listener): void {
  host.listen(listener)
}

function shellOf({ platform, tellShell, onShellWish }: ElectronBalcao) {
  return {
    platform,
    /** Nothing on the screen depends on it: a shell that refuses has said so in its log. */
    tell: (order: ShellOrder): void => void tellShell(order).catch(() => {}),
    onWish: (listener: (wish: ShellWish) => void): void => void onShellWish(listener),
  }
}

function electronHost(balcao: ElectronBalcao): Host {
  return {
    headers: {},
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
    headers: authorization,
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
