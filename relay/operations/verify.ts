import { readStorePlace } from '../config.ts'
import { UsageError } from '../usage-error.ts'
import { type Operation, readArguments, readingStore } from './operation.ts'
import { describeFault } from './verification/faults.ts'
import { type Verification, verifyRecord } from './verification/verify-record.ts'

const USAGE = 'This takes no arguments but --json: npm run --silent relay -- verify --json'

/** `verify`: whether the record is whole. It only reads, also while the relay runs. */
export const verifyStore: Operation = ({ env, print }, args) => {
  const { values, positionals } = readArguments(
    args,
    { json: { type: 'boolean', default: false } },
    USAGE,
  )
  if (positionals.length > 0) throw new UsageError(USAGE)
  return readingStore(env, async (sql) => {
    const verification = await verifyRecord(sql, readStorePlace(env).dataFolder)
    const isWhole = verification.faultCount === 0
    if (values.json) print(JSON.stringify({ isWhole, ...verification }))
    else for (const line of linesOf(verification)) print(line)
    return isWhole
  })
}

function linesOf({ counts, faults, faultCount }: Verification): string[] {
  return [
    ...faults.map(describeFault),
    ...(faults.length < faultCount ? [`… and ${faultCount - faults.length} more.`] : []),
    ...(counts === null ? [] : describeCounts(counts)),
    faultCount === 0 ? 'The record is whole.' : `Faults: ${faultCount}.`,
  ]
}

function describeCounts(counts: NonNullable<Verification['counts']>): string[] {
  const { events, erased, conversations, messages, outgoing, inbox, waiting, quarantined, files } =
    counts
  return [
    `Log: ${events} events, content of ${erased} erased. Conversations: ${conversations}. ` +
      `Known messages: ${messages}. Replies: ${outgoing}.`,
    `Inbox: ${inbox} webhooks, ${waiting} to interpret. Quarantine: ${quarantined} items. ` +
      `Files: ${files}.`,
  ]
}
