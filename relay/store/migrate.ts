import type { Database } from 'better-sqlite3'
import { type Migration, migrations } from './migrations.ts'

/** The store was written by a newer relay: opening it could damage what this one cannot see. */
export class NewerStoreError extends Error {
  constructor(found: number, known: number) {
    super(
      `The store is of version ${found}, and this relay knows versions up to ${known}. ` +
        'Start the newer relay, or restore a back-up that was made before it.',
    )
    this.name = 'NewerStoreError'
  }
}

/** The version that this relay works with. */
export const newestVersion = newestOf(migrations)

/** 0 for an empty database. */
export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/**
 * Brings a store to the newest version, all steps in one transaction.
 * @throws NewerStoreError when the store comes from a newer relay.
 */
export function migrate(database: Database, steps: readonly Migration[] = migrations): void {
  const newest = newestOf(steps)
  database
    .transaction(() => {
      const current = versionOf(database)
      if (current > newest) throw new NewerStoreError(current, newest)
      for (const step of steps) if (step.number > current) database.exec(step.sql)
      database.pragma(`user_version = ${newest}`)
    })
    .immediate()
}

function newestOf(steps: readonly Migration[]): number {
  return steps.at(-1)?.number ?? 0
}
