import { composeInterpretation, openRecord } from '../compose-record.ts'
import { readConfig } from '../config.ts'
import { openStoreForCommand } from '../store/open-store.ts'
import type { Reader } from '../store/port.ts'
import { UsageError } from '../usage-error.ts'
import { find, page, type QuarantineEntry } from '../whatsapp/quarantine.ts'
import { retryQuarantined } from '../whatsapp/retry-quarantined.ts'
import {
  existingPlace,
  type Operation,
  type OperationContext,
  readArguments,
  readingStore,
} from './operation.ts'

const USAGE = `Usage:
  quarantine list         what could not be interpreted: number, time, reason, place in the webhook
  quarantine show 12      with the whole webhook: it holds what citizens wrote
  quarantine retry 12     interprets it again with this version; --all for every entry`

/** `quarantine …`: what could not be turned into events. It works while the relay runs. */
export const lookAfterQuarantine: Operation = async (context, args) => {
  const { values, positionals } = readArguments(
    args,
    { all: { type: 'boolean', default: false } },
    USAGE,
  )
  const [action, given, ...rest] = positionals
  const id = readId(given)
  const fits = rest.length === 0
  if (action === 'list' && given === undefined && !values.all && fits) return list(context)
  if (action === 'show' && id !== null && !values.all && fits) return show(context, id)
  if (action === 'retry' && (id !== null) !== values.all && fits) return retry(context, id)
  throw new UsageError(USAGE)
}

function readId(given: string | undefined): number | null {
  if (given === undefined) return null
  if (!/^\d{1,15}$/.test(given)) throw new UsageError(USAGE)
  return Number(given)
}

function list({ env, print }: OperationContext): Promise<boolean> {
  return readingStore(env, async (sql) => {
    for await (const entry of entriesOf(sql)) print(describe(entry))
    return true
  })
}

function show({ env, print }: OperationContext, id: number): Promise<boolean> {
  return readingStore(env, async (sql) => {
    const entry = await find(sql, id)
    if (entry === null) throw absent(id)
    print(describe(entry))
    print(readable(entry.body))
    return true
  })
}

async function retry(context: OperationContext, only: number | null): Promise<boolean> {
  const { env, clock, newId, print, warn } = context
  const config = readConfig(env)
  const store = await openStoreForCommand(await existingPlace(env), newId)
  const log = await openRecord(store, clock)
  const note = (fields: object, message: string) =>
    warn(JSON.stringify({ msg: message, ...fields }))
  const interpretation = composeInterpretation(config, {
    ...{ clock, newId },
    logger: { info: note, warn: note, error: note },
    onItem: () => {},
    onField: () => {},
    onTemplateNews: () => {},
  })
  try {
    let isWell = true
    // Those that are there now: a retry may put parts of an entry behind them.
    const ids = only === null ? await idsOf(store) : [only]
    for (const id of ids) {
      const outcome = await retryQuarantined(interpretation, log, id)
      if (outcome === 'absent' && id === only) throw absent(id)
      print(outcome === null ? `${id}\tinterpreted` : `${id}\tstays\t${outcome}`)
      isWell &&= outcome === null
    }
    return isWell
  } finally {
    log.stop()
    await store.close()
  }
}

function absent(id: number): UsageError {
  return new UsageError(
    `There is no entry ${id} in quarantine. It may have been interpreted already; ` +
      'see: npm run relay -- quarantine list',
  )
}

/** One at a time: a webhook may have megabytes. */
async function* entriesOf(sql: Reader): AsyncGenerator<QuarantineEntry> {
  for (let after = 0; ; ) {
    const [entry] = await page(sql, after, 1)
    if (entry === undefined) return
    yield entry
    after = entry.id
  }
}

async function idsOf(sql: Reader): Promise<number[]> {
  const ids: number[] = []
  for await (const { id } of entriesOf(sql)) ids.push(id)
  return ids
}

function describe({ id, receivedAt, reason, path }: QuarantineEntry): string {
  return [id, new Date(receivedAt).toISOString(), reason, path || '(whole webhook)'].join('\t')
}

/** Characters that could steer a terminal stay escaped. */
function readable(body: Buffer): string {
  try {
    return JSON.stringify(JSON.parse(body.toString('utf8')), null, 2).replaceAll(
      /[\u007f-\u009f]/g,
      (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`,
    )
  } catch {
    // Not JSON, though the webhook door takes nothing else: its bytes as they are.
    return body.toString('base64')
  }
}
