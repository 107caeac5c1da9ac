import { parseArgs } from 'node:util'
import { flatness, floor } from './flatness.ts'
import { type Look, startRelayUnderLoad } from './relay-under-load.ts'

/**
 * `npm run soak`: one relay takes a million webhooks (`-- --webhooks N`) as fast as it can, while a
 * console follows and retention takes the bytes that came. Memory must stay flat (the median of what
 * is resident, the floor of the heap), nothing may be missing in the end, and what the disk has to
 * hold is told. Below some 100,000 webhooks the relay is still warming up, and the verdict is none.
 */
const LOOKS = 200
/** Retention comes after so many looks. */
const FORGETTING = 20
const TENTH = LOOKS / 10

const { values } = parseArgs({ options: { webhooks: { type: 'string', default: '1000000' } } })
const perLook = Math.ceil(Number(values.webhooks) / LOOKS)
if (!(perLook > 0)) throw new Error('--webhooks is a number above 0.')
const webhooks = perLook * LOOKS

const relay = await startRelayUnderLoad()
const looks: Look[] = []
const start = performance.now()
try {
  for (let look = 1; look <= LOOKS; look += 1) {
    await relay.take(perLook)
    looks.push(await relay.look())
    if (look % FORGETTING === 0) await relay.forgetBodies()
    if (look % TENTH === 0)
      print(`${progress(look * perLook)} · ${inMegabytes(await relay.look())}`)
  }
  process.exitCode = judge(await relay.count()) ? 0 : 1
} finally {
  await relay.end()
}

function judge({ events, messages, bodies }: Awaited<ReturnType<typeof relay.count>>): boolean {
  const resident = flatness(looks.map((look) => look.resident))
  const heap = flatness(
    looks.map((look) => look.heap),
    floor,
  )
  const growth = bytesPerWebhook(looks.slice(TENTH))
  const isWhole = messages === webhooks
  print(`record        ${events} events, ${messages} messages: ${isWhole ? 'whole' : 'NOT WHOLE'}`)
  print(`raw webhooks  ${bodies} left after retention`)
  print(
    `disk          ${growth} bytes of record a webhook, in a file that reuses what retention frees`,
  )
  for (const [name, { ratio, isFlat }] of Object.entries({ resident, heap })) {
    const verdict = isFlat ? 'flat' : 'NOT FLAT'
    print(`${name.padEnd(14)}${verdict}: last tenth / second tenth ${ratio.toFixed(2)} (≤ 1.2)`)
  }
  return isWhole && bodies === 0 && resident.isFlat && heap.isFlat
}

/** By how much the file has grown: raw bodies that retention has freed hold what came later. */
function bytesPerWebhook(some: readonly Look[]): number {
  const grown = (some.at(-1)?.file ?? 0) - (some[0]?.file ?? 0)
  return Math.round(grown / ((some.length - 1) * perLook))
}

function progress(done: number): string {
  const seconds = (performance.now() - start) / 1000
  return `${done} webhooks in ${Math.round(seconds)} s, ${Math.round(done / seconds)} a second`
}

function inMegabytes(look: Look): string {
  return Object.entries(look)
    .map(([name, bytes]) => `${name} ${Math.round(bytes / 1024 / 1024)} MB`)
    .join(', ')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
