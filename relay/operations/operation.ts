import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { NewId } from '../../shared/ids.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { readStorePlace } from '../config.ts'
import type { Environment } from '../config-variable.ts'
import { findOrganisation } from '../organisation-profile.ts'
import { appliedIn, missingIn } from '../store/migrate.ts'
import { openSnapshot } from '../store/open-store.ts'
import { describePlace, type StorePlace } from '../store/place.ts'
import type { Reader } from '../store/port.ts'
import { sqlitePath } from '../store/sqlite-files.ts'
import { UsageError } from '../usage-error.ts'

/** What every command of the operator is given. */
export type OperationContext = {
  readonly env: Environment
  readonly clock: () => number
  readonly newId: NewId
  readonly readPassword: () => Promise<string>
  readonly output: Writable
  readonly print: (line: string) => void
  /** For what a machine that reads `output` must not see. */
  readonly warn: (line: string) => void
  /** Says whose account a command is about: the audit trail has it by its id. */
  readonly about: (agentId: string) => void
}

/**
 * One command of `npm run relay -- …`.
 * @returns whether all is well; if not, it has said what is wrong.
 * @throws UsageError
 */
export type Operation = (context: OperationContext, args: readonly string[]) => Promise<boolean>

/** @throws UsageError with `usage`, a sentence that has an example. */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch {
    throw new UsageError(usage)
  }
}

/**
 * Where the store is, which must be there.
 * @throws UsageError, ConfigError
 */
export async function existingPlace(env: Environment): Promise<StorePlace> {
  const place = readStorePlace(env)
  if (await isThere(place)) return place
  const how =
    place.engine === 'sqlite'
      ? "Name the relay's folder, for example BALCAO_DATA=/var/lib/balcao"
      : "Name the relay's database in BALCAO_STORE"
  throw new UsageError(
    `There is no store in ${describePlace(place)}. ${how}; the first start of the relay makes its store.`,
  )
}

export async function isThere(place: StorePlace): Promise<boolean> {
  if (place.engine === 'sqlite') return existsSync(sqlitePath(place.dataFolder))
  const snapshot = await openSnapshot(place)
  return (await appliedIn(snapshot).finally(snapshot.close)).length > 0
}

/**
 * Works on one moment's picture of the store, also while a relay writes it.
 * @throws UsageError, NewerStoreError
 */
export async function readingStore<T>(
  env: Environment,
  work: (sql: Reader) => Promise<T>,
): Promise<T> {
  const snapshot = await openSnapshot(await existingPlace(env))
  try {
    await demandPresentVersion(snapshot)
    return await work(snapshot)
  } finally {
    await snapshot.close()
  }
}

/**
 * The organisation whose days and rules count.
 * @throws UsageError
 */
export function organisationOf(env: Environment): Organisation {
  const organisation = findOrganisation(env['BALCAO_ORG']?.trim() || 'palmas')
  if (organisation !== null) return organisation
  throw new UsageError('BALCAO_ORG names no profile, for example BALCAO_ORG=palmas')
}

/** @throws UsageError, NewerStoreError */
export async function demandPresentVersion(sql: Reader): Promise<void> {
  const missing = await missingIn(sql)
  if (missing.length === 0) return
  throw new UsageError(
    `The store is older than this relay: it lacks ${missing.map(({ number }) => number).join()}. ` +
      'Stop the relay, then: npm run relay -- migrate',
  )
}
