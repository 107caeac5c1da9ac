import { HEARTBEAT_MS } from '../../shared/protocol.ts'
import type { Changes } from '../log/changes.ts'
import type { LogReader } from '../log/read-log.ts'

/** A stretch of the log as server-sent events; `last` is the place to go on from. */
type StreamPage = { readonly text: string; readonly last: number }

export type SharedPages = (after: number) => Promise<StreamPage>

const EVENTS_PER_CHUNK = 200

/** How often a silent stream looks whether its session has ended. */
const SESSION_CHECK_MS = 5000

/** A reader that takes nothing for so long is cut off: it can come back where it stopped. */
const STALL_MS = 30_000

/**
 * Hundreds of consoles ask for the same new event in the same moment: it is read once, and again
 * when something was announced since. Who writes announces afterwards, so nothing stays unread.
 */
export function createSharedPages(log: LogReader, changes: Changes): SharedPages {
  const read = async (after: number): Promise<StreamPage> => {
    const events = await log.page(after, EVENTS_PER_CHUNK)
    const text = events.map(({ seq, json }) => `id: ${seq}\ndata: ${json}\n\n`).join('')
    return { text, last: events.at(-1)?.seq ?? after }
  }
  let shared: { after: number; count: number; page: Promise<StreamPage> } | null = null
  return (after) => {
    const count = changes.count()
    if (shared?.after !== after || shared.count !== count) {
      const page = read(after)
      shared = { after, count, page }
      // What failed once may be there the next time.
      page.catch(() => {
        if (shared?.page === page) shared = null
      })
    }
    return shared.page
  }
}

/**
 * The log as it grows, for ever: first what is already there (backfill), then what comes (live).
 * It listens before it reads, so nothing falls between the two. It ends when the session does.
 */
export async function* followLog(options: {
  changes: Changes
  pages: SharedPages
  from: number
  /** What is told beside the log, and has no place in it; asked for at each announcement. */
  beside?: () => string
  /** Whether the session is still under way. */
  isOpen: () => Promise<boolean>
  /** Ends the connection without ceremony. */
  cutOff: () => void
  signal: AbortSignal
}): AsyncGenerator<string> {
  const { changes, pages, isOpen, signal, beside = () => '' } = options
  const listener = changes.listen()
  signal.addEventListener('abort', listener.end)
  let from = options.from
  let text = ': live\n\n'
  let spokenAt = 0
  let stalled: NodeJS.Timeout | undefined
  try {
    while (!signal.aborted && (await isOpen())) {
      if (text === '' && performance.now() - spokenAt >= HEARTBEAT_MS) text = ': heartbeat\n\n'
      if (text === '') await listener.next(SESSION_CHECK_MS)
      else {
        stalled = setTimeout(options.cutOff, STALL_MS)
        yield text
        clearTimeout(stalled)
        spokenAt = performance.now()
      }
      const page = await pages(from)
      from = page.last
      text = page.text + beside()
    }
  } finally {
    clearTimeout(stalled)
    listener.end()
  }
}
