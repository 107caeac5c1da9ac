import { createHash } from 'node:crypto'
import type { Reader, Store, Transaction } from '../store/port.ts'

export const FAILURES_WINDOW_MS = 5 * 60_000
/** Of one login from one address: somebody who guesses, or a caps lock. */
const MAX_FAILURES = 10
/** Of one address, behind which a whole office may sit; and of one login, from everywhere. */
const MAX_FAILURES_OF_MANY = 100
/** A flood of invented logins must not fill the disk: the oldest counters go first. */
const MAX_COUNTERS = 10_000

/**
 * Table `sign_in_failures`: counts failures to sign in, so that neither a colleague's nor a
 * stranger's keep an office out; successes do not count. It follows nobody. What is counted stands
 * there by its digest, and for as long as it counts.
 */
export type SignInLimits = {
  /** How long this login or address must wait (ms); 0 when it may try. */
  waitMs(login: string, address: string): Promise<number>
  /** On the disk when it resolves. Of tries that are made at the same moment each counts. */
  countFailure(login: string, address: string): Promise<void>
}

/** What is counted of one try. */
type Key = { readonly sha256: Buffer; readonly limit: number }

export function createSignInLimits(store: Store, clock: () => number): SignInLimits {
  return {
    waitMs: async (login, address) => {
      const now = clock()
      const keys = keysOf(login, address)
      const failures = await failuresOf(store, keys)
      return Math.max(0, ...keys.map((key) => waitOf(key, failures, now)))
    },
    countFailure: (login, address) => {
      const now = clock()
      return store.transaction(async (tx) => {
        await forgetOld(tx, now)
        await count(tx, keysOf(login, address), now)
        await forgetTooMany(tx)
      })
    },
  }
}

/** Removes what counts no longer, also what a clock counted that has been set back since. */
export async function forgetOld(sql: Pick<Transaction, 'run'>, now: number): Promise<void> {
  await sql.run(
    'delete from sign_in_failures where since <= ? or since >= ?',
    ...[now - FAILURES_WINDOW_MS, now + FAILURES_WINDOW_MS],
  )
}

function keysOf(login: string, address: string): Key[] {
  const name = login.trim().toLowerCase()
  return [
    { sha256: digest('pair', address, name), limit: MAX_FAILURES },
    { sha256: digest('address', address), limit: MAX_FAILURES_OF_MANY },
    { sha256: digest('login', name), limit: MAX_FAILURES_OF_MANY },
  ]
}

function digest(...parts: string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest()
}

type Failures = { sha256: Buffer; failures: number; since: number }

function failuresOf(sql: Reader, keys: readonly Key[]): Promise<Failures[]> {
  return sql.all<Failures>(
    `select key_sha256 as sha256, failures, since from sign_in_failures
      where key_sha256 in (?, ?, ?)`,
    ...keys.map(({ sha256 }) => sha256),
  )
}

function waitOf({ sha256, limit }: Key, all: readonly Failures[], now: number): number {
  const found = all.find((each) => each.sha256.equals(sha256))
  if (found === undefined || found.failures < limit) return 0
  const isCounting = Math.abs(now - found.since) < FAILURES_WINDOW_MS
  return isCounting ? found.since + FAILURES_WINDOW_MS - now : 0
}

async function count(tx: Transaction, keys: readonly Key[], now: number): Promise<void> {
  await tx.run(
    `insert into sign_in_failures (key_sha256, failures, since)
      values (?, 1, ?), (?, 1, ?), (?, 1, ?)
      on conflict (key_sha256) do update set failures = sign_in_failures.failures + 1`,
    ...keys.flatMap(({ sha256 }) => [sha256, now]),
  )
}

async function forgetTooMany(tx: Transaction): Promise<void> {
  await tx.run(
    `delete from sign_in_failures where since <=
      (select since from sign_in_failures order by since desc limit 1 offset ${MAX_COUNTERS})`,
  )
}
