import { openRecord } from '../compose-record.ts'
import { countDue } from '../duties/count-due.ts'
import { applyRetention } from '../duties/retention.ts'
import type { RetentionCounts } from '../duties/retention-due.ts'
import { createDayOf } from '../duties/tallies.ts'
import { createFileFolder } from '../media/file-folder.ts'
import { openStoreForCommand } from '../store/open-store.ts'
import { UsageError } from '../usage-error.ts'
import {
  existingPlace,
  type Operation,
  organisationOf,
  readArguments,
  readingStore,
} from './operation.ts'

const USAGE = 'Usage: retention [--dry-run], by the rules of the profile that BALCAO_ORG names'

/** `retention`: what the relay does every hour; with `--dry-run` only says what would go. */
export const retain: Operation = async ({ env, clock, newId, print }, args) => {
  const { values, positionals } = readArguments(
    args,
    { 'dry-run': { type: 'boolean', default: false } },
    USAGE,
  )
  if (positionals.length > 0) throw new UsageError(USAGE)
  const organisation = organisationOf(env)
  const rules = organisation.retention ?? {}
  if (Object.keys(rules).length === 0) {
    print('The profile has no retention rules: everything is kept.')
    return true
  }
  if (values['dry-run']) {
    const counts = await readingStore(env, (sql) => countDue(sql, rules, clock()))
    print(`Would go: ${describe(counts)}.`)
    return true
  }
  const place = await existingPlace(env)
  const store = await openStoreForCommand(place, newId)
  try {
    const log = await openRecord(store, clock)
    const dayOf = createDayOf(organisation.timeZone)
    const folder = createFileFolder(place.dataFolder)
    const context = { log, store, folder, rules, dayOf, clock }
    print(`Gone: ${describe(await applyRetention(context))}.`)
    log.stop()
    return true
  } finally {
    await store.close()
  }
}

function describe({
  webhooks,
  quarantined,
  contents,
  files,
  auditEntries,
  receiving,
}: RetentionCounts): string {
  return (
    `${webhooks} webhooks as they came, ${quarantined} items in quarantine, ` +
    `the words of ${contents} messages, ${files} files, ${auditEntries} audit entries, ` +
    `${receiving} changes of who receives attendances`
  )
}
