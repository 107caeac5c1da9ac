import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { CallArguments, CallResult, Channel } from '../../shared/ipc.ts'
import { bundle } from '../../tools/build-hosts.ts'
import { inRoot } from '../../tools/root.ts'
import { flatness, floor } from '../soak/flatness.ts'
import { seededRandom } from '../support/seeded.ts'
import { median, rounded } from './measure.ts'
import { deskLogin, prepareDesk } from './prepared-desk.ts'
import type { QuietRelay } from './quiet-relay.ts'
import { atMost } from './target.ts'
import { townConversation, townId, townLog } from './town-log.ts'
import { vocabulary, words } from './town-words.ts'

const SMALL = 10_000
const LARGE = 50_000
const LARGE_FULL = 1_000_000

/** Eight hours of a lively desk, without the waiting between. */
const MESSAGES = 5000
const CITIZENS = 400
const OPENINGS = 400
const SEARCHES = 300
const DRAFTS = 600
const REPLIES = 150
const LOOKS = 50

const MEGABYTE = 1024 * 1024
const MOST_MB = 200
const LIMIT = 60
/** Beside `node_modules`, where the native module is found. */
const FOLDER = inRoot('out/bench/day')

/** Beyond the cases of any log here. */
const FIRST_CITIZEN = 1_000_000

/**
 * (g) A day at one console, in a replica of ten thousand messages and in a large one: memory of all but
 * Chromium after garbage is collected, again and again. What is flat comes to at most 1.2 times in
 * the last tenth of the day what it came to in the second one.
 */
export async function benchDay(isFull: boolean) {
  const program = await bundledProcess()
  const small = await dayWith(SMALL, program)
  const large = await dayWith(isFull ? LARGE_FULL : LARGE, program)
  rmSync(FOLDER, { recursive: true, force: true })
  return {
    ...{ small, large, load: rounded(loadavg()[0] ?? Number.NaN) },
    rssLargeToSmall: atMost(large.rssMedianMb / small.rssMedianMb, 1.2),
  }
}

type Look = { rss: number; heap: number }

/** Bundled, as the desktop's console is: what reads TypeScript takes memory of its own. */
async function bundledProcess(): Promise<string> {
  const entry = join(import.meta.dirname, 'day-process.ts')
  await bundle({ entry, folder: FOLDER, file: 'day-process.js', format: 'es' })
  return join(FOLDER, 'day-process.js')
}

async function dayWith(messages: number, program: string) {
  const { dataDir, relay } = await prepareDesk(townLog(messages))
  const child = fork(program, [dataDir, relay.url], { execArgv: ['--expose-gc'] })
  try {
    const [{ url }] = (await once(child, 'message')) as [{ url: string }]
    const looks = await work(callerOf(url), relay, () => look(child), messages / 10)
    const rss = looks.map((each) => each.rss / MEGABYTE)
    const heap = looks.map((each) => each.heap / MEGABYTE)
    return {
      ...{ messages, rssMedianMb: rounded(median(rss)), heapFloorMb: rounded(floor(heap)) },
      rssMostMb: atMost(Math.max(...rss), MOST_MB),
      rssLastToFirst: atMost(flatness(rss).ratio, 1.2),
      heapLastToFirst: atMost(flatness(heap, floor).ratio, 1.2),
    }
  } finally {
    const ended = once(child, 'exit')
    child.disconnect()
    await ended
    relay.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function look(child: ChildProcess): Promise<Look> {
  child.send('look')
  const [seen] = (await once(child, 'message')) as [Look]
  return seen
}

type Call = <C extends Channel>(channel: C, args: CallArguments<C>) => Promise<CallResult<C>>

function callerOf(url: string): Call {
  return async (channel, args) => {
    const response = await fetch(`${url}/ipc/${channel}`, {
      method: 'POST',
      headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
    if (!response.ok) throw new Error(`${channel}: ${response.status}`)
    return response.json()
  }
}

/** The day, message by message, with what the agent does in between. */
async function work(
  call: Call,
  relay: QuietRelay,
  takeLook: () => Promise<Look>,
  cases: number,
): Promise<Look[]> {
  const signedIn = await call('sign-in', deskLogin)
  if (signedIn.outcome !== 'signed-in') throw new Error(signedIn.reason)
  await untilConnected(call)
  const random = seededRandom(3)
  const looks: Look[] = []
  const isTurn = (message: number, times: number) =>
    Math.floor((message * times) / MESSAGES) < Math.floor(((message + 1) * times) / MESSAGES)
  const today = () => townConversation(FIRST_CITIZEN + Math.floor(random() * CITIZENS))
  const anyDay = () => (random() < 0.5 ? today() : townConversation(Math.floor(random() * cases)))
  for (let message = 0; message < MESSAGES; message += 1) {
    arrive(relay, message, random)
    if (isTurn(message, OPENINGS)) await leafThrough(call, anyDay())
    if (isTurn(message, SEARCHES)) await search(call, random)
    if (isTurn(message, DRAFTS)) {
      await call('save-draft', { conversationId: today(), text: words(random) })
    }
    if (isTurn(message, REPLIES)) await answer(call, today(), random)
    if (isTurn(message, MESSAGES / 20)) {
      await call('page-queue', { view: 'waiting', after: null, limit: LIMIT })
      await call('count-queue', {})
    }
    if (isTurn(message, LOOKS)) looks.push(await takeLook())
  }
  return looks
}

async function untilConnected(call: Call): Promise<void> {
  for (;;) {
    if ((await call('get-status', {})).sync.state === 'connected') return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function arrive(relay: QuietRelay, message: number, random: () => number): void {
  const number = FIRST_CITIZEN + (message % CITIZENS)
  const conversationId = townConversation(number)
  const attendanceId = townId('b', number)
  const now = Date.now()
  if (message < CITIZENS) {
    const citizenId = townId('d', number)
    const profileName = `Cidadã Inventada ${number}`
    const phone = `5563${String(900_000_000 + message)}`
    const content = { profileName, username: null, phone, userId: `BR.${number}` }
    const protocol = `2026-${number}`
    relay.tell(
      { type: 'citizen-identified', citizenId, content },
      { type: 'conversation-started', conversationId, citizenId, phoneNumberId: '1' },
      ...([
        {
          type: 'attendance-opened',
          ...{ conversationId, attendanceId, protocol, since: now, previousHolderId: null },
        },
      ] as const),
    )
  }
  relay.tell({
    ...{ type: 'message-received', conversationId, attendanceId },
    ...{ messageId: townId('e', 0x7000_0000 + message), whatsappId: `wamid.day${message}` },
    ...{ kind: 'text', content: { kind: 'text', text: words(random) } },
    ...{ sentAt: now, receivedAt: now, replyTo: null },
  })
}

async function leafThrough(call: Call, conversationId: string): Promise<void> {
  const view = await call('open-conversation', { conversationId, limit: LIMIT })
  if (!view) return
  const { before } = view.page
  if (before) await call('page-conversation', { conversationId, before, limit: LIMIT })
}

/** As it is typed: each letter is a search. */
async function search(call: Call, random: () => number): Promise<void> {
  const word = vocabulary[Math.floor(random() ** 2 * vocabulary.length)] ?? 'rua'
  for (let length = 1; length <= word.length; length += 1) {
    await call('search-messages', { query: word.slice(0, length), limit: 20 })
  }
}

async function answer(call: Call, conversationId: string, random: () => number): Promise<void> {
  const view = await call('open-conversation', { conversationId, limit: LIMIT })
  if (!view) return
  const { attendanceId, seenSeq, fence } = view
  const at = Date.now()
  const common = { conversationId, attendanceId, issuedAt: at, seenSeq }
  const id = () => townId('f', Math.floor(random() * 0xffff_ffff))
  if (view.can.claim) {
    const claim = { type: 'claim-attendance' as const, ...common, commandId: id() }
    await call('issue-command', { command: claim })
    return
  }
  if (!view.can.reply) return
  const reply = { messageId: id(), text: words(random), replyTo: null, confirmed: true, fence }
  await call('issue-command', {
    command: { type: 'send-reply', ...common, commandId: id(), ...reply },
  })
}
