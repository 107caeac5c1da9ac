import type { ErasureCounts } from '../../shared/duties/erasure.ts'
import { idSchema } from '../../shared/ids.ts'
import { openRecord } from '../compose-record.ts'
import { readStorePlace } from '../config.ts'
import { type ErasureContext, eraseCitizen, previewErasure } from '../duties/erase-citizen.ts'
import { openErasureLedger } from '../duties/erasure-ledger.ts'
import { createDayOf } from '../duties/tallies.ts'
import { createFileFolder } from '../media/file-folder.ts'
import { openStoreForCommand } from '../store/open-store.ts'
import { UsageError } from '../usage-error.ts'
import { holderOf } from '../whatsapp/citizens.ts'
import {
  existingPlace,
  type Operation,
  type OperationContext,
  organisationOf,
  readArguments,
} from './operation.ts'

const USAGE = `Usage:
  erase --phone 5563999990001            says what would go
  erase --citizen 6f1c2a90-…             the same, by the citizen's id in an export
  erase --phone 5563999990001 --confirm  erases: it cannot be undone`

/** `erase`: everything of one citizen, in the record and in every replica. Also while the relay runs. */
export const eraseFromRecord: Operation = async (context, args) => {
  const { values, positionals } = readArguments(
    args,
    {
      phone: { type: 'string' },
      citizen: { type: 'string' },
      confirm: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
    USAGE,
  )
  const { phone, citizen, confirm } = values
  if (positionals.length > 0 || (phone === undefined) === (citizen === undefined)) {
    throw new UsageError(USAGE)
  }
  if (confirm && values['dry-run']) throw new UsageError(USAGE)
  return withErasure(context, async (erasure) => {
    const citizenId = await citizenOf(erasure, { phone, citizen })
    return confirm ? erase(context, erasure, citizenId) : preview(context, erasure, citizenId)
  })
}

async function withErasure(
  { env, clock, newId }: OperationContext,
  work: (erasure: ErasureContext) => Promise<boolean>,
): Promise<boolean> {
  const store = await openStoreForCommand(await existingPlace(env), newId)
  try {
    const log = await openRecord(store, clock)
    const organisation = organisationOf(env)
    const dayOf = createDayOf(organisation.timeZone)
    const { dataFolder } = readStorePlace(env)
    const ledger = openErasureLedger(dataFolder)
    const folder = createFileFolder(dataFolder)
    const done = await work({ log, store, ledger, folder, dayOf, clock })
    log.stop()
    return done
  } finally {
    await store.close()
  }
}

async function citizenOf(
  { store }: ErasureContext,
  { phone, citizen }: { phone: string | undefined; citizen: string | undefined },
): Promise<string> {
  if (citizen !== undefined) {
    const id = idSchema.safeParse(citizen)
    if (!id.success) throw new UsageError(`This is no citizen's id. ${USAGE}`)
    return id.data
  }
  const digits = (phone ?? '').replaceAll(/[\s()+-]/g, '')
  if (!/^\d{8,15}$/.test(digits)) throw new UsageError(`This is no phone number. ${USAGE}`)
  const holder = await holderOf(store, 'phone', digits)
  // Without the number: what was typed is not for the terminal's history of outputs.
  if (holder === null) throw new UsageError('Nobody with this number is in the record.')
  return holder
}

async function preview(
  { print }: OperationContext,
  { store }: ErasureContext,
  citizenId: string,
): Promise<boolean> {
  const counts = await previewErasure(store, citizenId)
  if (counts === null) throw unknownCitizen(citizenId)
  print(`Would go: ${describe(counts)}.`)
  print('Nothing was changed. With --confirm it is erased, and cannot be brought back.')
  return true
}

async function erase(
  { print, warn }: OperationContext,
  erasure: ErasureContext,
  citizenId: string,
): Promise<boolean> {
  const result = await eraseCitizen(erasure, citizenId, null)
  switch (result.outcome) {
    case 'unknown-citizen':
      throw unknownCitizen(citizenId)
    case 'reply-on-its-way':
      throw new UsageError('A reply to this citizen is on its way: try again in a minute.')
    case 'erased':
      print(`Erased: ${describe(result.counts)}.`)
      print('Backups made before still hold it; when one is restored, it is erased there again.')
      if (erasure.store.engine === 'postgres') {
        warn("PostgreSQL's write-ahead log and its archives hold it until they expire.")
      }
      if (!result.scrubbed) {
        warn('The store could not be written anew: the relay does it at its next start.')
      }
      return result.scrubbed
  }
}

function describe(counts: ErasureCounts): string {
  const { conversations, messages, webhooks, quarantined, mediaFiles } = counts
  return (
    `${messages} messages and notes in ${conversations} conversations, ${mediaFiles} files, ` +
    `parts of ${webhooks} webhooks, ${quarantined} items in quarantine`
  )
}

function unknownCitizen(citizenId: string): UsageError {
  return new UsageError(`There is no citizen ${citizenId} in the record.`)
}
