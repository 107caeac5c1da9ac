import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { openRecord } from '../compose-record.ts'
import { readStorePlace } from '../config.ts'
import * as outgoing from '../delivery/outgoing-replies.ts'
import { aboutReply } from '../delivery/outgoing-replies.ts'
import { replayErasures } from '../duties/erase-citizen.ts'
import { openErasureLedger } from '../duties/erasure-ledger.ts'
import { createDayOf } from '../duties/tallies.ts'
import { createFileFolder } from '../media/file-folder.ts'
import { returnScheduled } from '../schedule/return-scheduled.ts'
import { syncFile } from '../store/durable-files.ts'
import { missingIn } from '../store/migrate.ts'
import { openStoreFile } from '../store/open-store.ts'
import { describePlace } from '../store/place.ts'
import { takeServerLock } from '../store/server-lock.ts'
import { createSqliteSnapshot } from '../store/sqlite-store.ts'
import { UsageError } from '../usage-error.ts'
import { bringBack } from './carry-files.ts'
import {
  isThere,
  type Operation,
  type OperationContext,
  organisationOf,
  readArguments,
} from './operation.ts'
import { takePlace } from './take-place.ts'

const USAGE =
  'Say which backup to restore: npm run relay -- restore /mnt/backups/balcao.sqlite [--replace]'

/** `restore FILE`: makes a backup the store of the relay, whichever engine that has, with the files beside it. The backup stays as it is. */
export const restoreStore: Operation = async ({ env, clock, newId, print }, args) => {
  const given = readArguments(args, { replace: { type: 'boolean', default: false } }, USAGE)
  const [file, ...rest] = given.positionals
  if (file === undefined || rest.length > 0) throw new UsageError(USAGE)
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new UsageError(`There is no file ${file}. ${USAGE}`)
  }
  const place = readStorePlace(env)
  mkdirSync(place.dataFolder, { recursive: true, mode: 0o700 })
  const { giveBack: unlock } = await takeServerLock(place)
  const fresh = join(place.dataFolder, 'restoring.sqlite')
  try {
    const isOccupied = await isThere(place)
    if (isOccupied && !given.values.replace) {
      throw new UsageError(
        `There is a store in ${describePlace(place)} already. With --replace it is kept aside, and the ` +
          `backup takes its place: npm run relay -- restore ${file} --replace`,
      )
    }
    copyWithJournal(file, fresh)
    await demandSoundStore(fresh, file)
    const { head, givenUp, erased } = await beginNewLog(fresh, { env, newId, clock })
    syncFile(fresh)
    const said: string[] = []
    const isWhole = await bringBack(
      { store: fresh, print: (line) => said.push(line) },
      { dataFolder: place.dataFolder, backup: resolve(file) },
    )
    const aside = await takePlace(place, fresh, isOccupied, clock())
    print(`Restored ${head} events. Everybody signs in again, and consoles fetch the log anew.`)
    if (givenUp > 0) print(`${givenUp} replies were on their way then: now marked as unknown.`)
    if (erased > 0) print(`${erased} citizens who were erased since were erased from it again.`)
    for (const line of said) print(line)
    if (aside !== null) {
      print(`The store that was here is kept as ${aside}.`)
      print('Erasures do not reach it any more: delete it once nobody needs it.')
    }
    return isWhole
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(fresh + end, { force: true })
    await unlock()
  }
}

/** A backup has no journal; a folder that was copied while its relay had been killed has one. */
function copyWithJournal(from: string, to: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true })
  copyFileSync(from, to)
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
}

/** @throws UsageError, NewerStoreError */
async function demandSoundStore(path: string, name: string): Promise<void> {
  const database = new Database(path)
  try {
    await missingIn(createSqliteSnapshot(database))
    const found = database.pragma('integrity_check(1)', { simple: true })
    if (found !== 'ok') throw new UsageError(`${name} is damaged, and was not restored.`)
    if (database.prepare('select 1 from log_head').get() === undefined) throw notAStore(name)
  } catch (error) {
    // No database at all, or one of something else.
    if (error instanceof Database.SqliteError) throw notAStore(name)
    throw error
  } finally {
    database.close()
  }
}

function notAStore(name: string): UsageError {
  return new UsageError(`${name} is not a backup of a relay's store. ${USAGE}`)
}

/**
 * From here on the log goes another way than the one the backup was taken of:
 * - it gets a new id, so that a console begins a new replica and never joins two histories;
 * - sessions end: some may have been revoked since;
 * - replies that waited may have been sent since, and nothing is said twice: they become unknown;
 * - what was scheduled is given back for the same reason;
 * - whom the ledger beside the store names is erased from it again.
 */
async function beginNewLog(
  path: string,
  { env, newId, clock }: Pick<OperationContext, 'env' | 'newId' | 'clock'>,
) {
  const store = await openStoreFile(path, newId)
  try {
    const log = await openRecord(store, clock)
    log.stop()
    const givenUp = await log.transaction(async (tx) => {
      await tx.run('update log_head set log_id = ?', newId())
      await tx.run('delete from sessions')
      let count = 0
      // The first of each conversation, until there is none.
      const unfinished = async () => [
        ...(await outgoing.attempted(tx)),
        ...(await outgoing.due(tx, Number.MAX_SAFE_INTEGER, 1000)),
      ]
      for (let replies = await unfinished(); replies.length > 0; replies = await unfinished()) {
        for (const reply of replies) {
          await tx.append(reply.conversationId, () => [
            { type: 'send-unknown', ...aboutReply(reply), cause: 'crash' },
          ])
        }
        count += replies.length
      }
      await returnScheduled(tx)
      return count
    })
    const dayOf = createDayOf(organisationOf(env).timeZone)
    const { dataFolder } = readStorePlace(env)
    const ledger = openErasureLedger(dataFolder)
    const folder = createFileFolder(dataFolder)
    const erased = await replayErasures({ log, store, ledger, folder, dayOf, clock })
    store.database.pragma('wal_checkpoint(TRUNCATE)')
    return { head: await log.head(), givenUp, erased }
  } finally {
    await store.close()
  }
}
