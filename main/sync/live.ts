import { createParser } from 'eventsource-parser'
import { PRESENCE_EVENT, presenceNewsSchema } from '../../shared/presence.ts'
import { MAX_PAGE } from '../../shared/protocol.ts'
import { readPosition } from '../replica/position.ts'
import { parseJson } from '../store/read-json-file.ts'
import { answerOf, createTaker, type Follower } from './follower.ts'
import { SyncError } from './sync-error.ts'

/** The longest that the relay holds a page back (contract: at most 25 s). */
const WAIT_SECONDS = 25

/** No single event is longer; a stream that never ends a line is not followed. */
const LONGEST_EVENT = 1024 * 1024

/**
 * Phase *live*: events as they happen, until the stream is cut.
 * @param onOpen called once the relay's first bytes are here.
 * @returns `silent` when those never came: a proxy on the way keeps streams back.
 */
export async function followStream(
  follower: Follower,
  signal: AbortSignal,
  { onOpen, firstBytesMs }: { onOpen: () => void; firstBytesMs: number },
): Promise<'cut' | 'silent'> {
  const opening = new AbortController()
  const timer = setTimeout(() => opening.abort(), firstBytesMs)
  try {
    const { cursor } = readPosition(follower.replica.meta)
    const until = AbortSignal.any([signal, opening.signal])
    const body = answerOf(await follower.client.live(follower.token, cursor, until))
    let texts: string[] = []
    const parser = createParser({
      onEvent: ({ event, data }) => {
        if (event === PRESENCE_EVENT) hearPresence(follower, data)
        else texts.push(data)
      },
      maxBufferSize: LONGEST_EVENT,
    })
    const decoder = new TextDecoder()
    const take = createTaker(follower)
    let open = false
    for await (const chunk of body) {
      clearTimeout(timer)
      if (!open) onOpen()
      open = true
      follower.onHeard()
      parser.feed(decoder.decode(chunk, { stream: true }))
      await take(texts, { road: 'log' }, signal)
      texts = []
    }
    return 'cut'
  } catch (error) {
    if (opening.signal.aborted && !signal.aborted) return 'silent'
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Phase *live* where streams do not get through: each page waits at the relay for news. */
export async function followPages(
  follower: Follower,
  signal: AbortSignal,
  onOpen: () => void,
): Promise<void> {
  const take = createTaker(follower)
  let presenceVersion = 0
  for (let open = false; !signal.aborted; open = true) {
    const { cursor } = readPosition(follower.replica.meta)
    // The first page does not wait: its answer is what says that the relay is there.
    const waitSeconds = open ? WAIT_SECONDS : 0
    const query = { after: cursor, limit: MAX_PAGE, waitSeconds, presenceVersion }
    const page = answerOf(await follower.client.page(follower.token, query, signal))
    follower.onHeard()
    if (page.head < cursor) throw new SyncError('log-behind-replica')
    await take(page.events, { road: 'log' }, signal)
    if (page.presence) {
      presenceVersion = page.presence.version
      follower.onPresence(page.presence)
    }
    if (!open) onOpen()
  }
}

/** What a newer relay says of presence in another way is nothing that the log depends on. */
function hearPresence(follower: Follower, data: string): void {
  const news = presenceNewsSchema.safeParse(parseJson(data))
  if (news.success) follower.onPresence(news.data)
}
