import { runUserCommand } from '../accounts/user-commands.ts'
import { readStorePlace } from '../config.ts'
import { openStoreForCommand } from '../store/open-store.ts'
import { UsageError } from '../usage-error.ts'
import { printAudit } from './audit.ts'
import { type AuditedOperation, audited } from './audited.ts'
import { backUpStore } from './backup.ts'
import { eraseFromRecord } from './erase.ts'
import { exportEvents } from './export.ts'
import { migrateStore } from './migrate.ts'
import type { Operation } from './operation.ts'
import { lookAfterQuarantine } from './quarantine.ts'
import { restoreStore } from './restore.ts'
import { retain } from './retention.ts'
import { verifyStore } from './verify.ts'

/** `user …`: looks after accounts; makes the store where there is none yet. */
const administerUsers: Operation = async (context, args) => {
  const { env, clock, newId, print, readPassword, about } = context
  const store = await openStoreForCommand(readStorePlace(env), newId)
  try {
    await runUserCommand({ store, clock, newId, print, readPassword, about }, args)
    return true
  } finally {
    await store.close()
  }
}

const operations: ReadonlyMap<string, Operation> = new Map([
  ['user', administerUsers],
  ['migrate', migrateStore],
  ['backup', backUpStore],
  ['restore', restoreStore],
  ['verify', verifyStore],
  ['quarantine', lookAfterQuarantine],
  ['export', exportEvents],
  ['erase', eraseFromRecord],
  ['retention', retain],
  ['audit', printAudit],
])

/** @throws UsageError when there is no such command. */
export function findOperation(name: string): AuditedOperation {
  const operation = operations.get(name)
  if (operation !== undefined) return audited(name, operation)
  throw new UsageError(`There is no command "${name}". Without one the relay serves. Commands:
  user …                     accounts: add, list, disable, enable, password, roles
  migrate                    brings the store to this version
  backup FILE|FOLDER         also while the relay runs
  restore FILE [--replace]   while it does not
  verify [--json]            whether the record is whole
  quarantine list|show|retry what could not be interpreted
  export --all | --conversation ID
  erase --phone NUMBER       what a citizen's erasure would take; with --confirm it is done
  retention [--dry-run]      applies the profile's rules, as the relay does every hour
  audit [--conversation ID]  who read what`)
}
