import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import * as z from '../../shared/late-zod.ts'
import type { Log } from '../log.ts'
import { type FileCache, openFileCache } from '../media/file-cache.ts'
import { carryUnsent } from '../outbox/carry-unsent.ts'
import type { Replica } from '../replica/replica.ts'
import { hasReplica } from '../replica/replica-files.ts'
import { readSession } from './stored-session.ts'
import { openVaultReplica, type UnlockedVault } from './vault.ts'

type Opened = { readonly replica: Replica; readonly files: FileCache }

/**
 * The relay follows another log now: it was restored from a backup. What this user wrote at the
 * replica of the former one and the relay never took goes over to the new one; the former replica is
 * removed once nothing of that is left in it. One of somebody else (the relay was set up anew, and
 * gave her login away) stays as it is, and so does one that cannot be read.
 */
export async function carryOver(
  vault: UnlockedVault,
  into: Opened,
  agentId: string,
  log: Log,
): Promise<void> {
  for (const logId of formerLogs(vault)) {
    const folder = join(vault.folder, logId)
    if (hasReplica({ folder })) {
      const former = openFormer({ ...vault, logId }, log)
      if (former === null || !(await empty(former, into, agentId, { logId, log }))) continue
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

function formerLogs({ folder, logId }: UnlockedVault): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && z.uuid().safeParse(entry.name).success)
    .map(({ name }) => name)
    .filter((name) => name !== logId)
}

/** A damaged file must not keep her from signing in: it stays where it is. */
function openFormer(vault: UnlockedVault, log: Log): Opened | null {
  try {
    const opened = openVaultReplica(vault)
    if (opened.outcome === 'newer') return null
    const { replica } = opened
    const folder = join(vault.folder, vault.logId, 'files')
    return { replica, files: openFileCache({ replica, folder, key: vault.key }) }
  } catch (error) {
    logUnreadable(error, log)
    return null
  }
}

function logUnreadable(error: unknown, log: Log): void {
  if (!(error instanceof Sqlite.SqliteError)) throw error
  log('former-replica-unreadable', { cause: error.code })
}

/**
 * A page that cannot be read is found only on the way, and keeps her out no more than a damaged file.
 * @returns whether nothing is left in it that exists nowhere else.
 */
async function empty(
  former: Opened,
  into: Opened,
  agentId: string,
  { logId, log }: { logId: string; log: Log },
): Promise<boolean> {
  try {
    const isHers = readSession(former.replica.meta)?.account.agentId === agentId
    return isHers && (await carryUnsent(former, into, logId))
  } catch (error) {
    logUnreadable(error, log)
    return false
  } finally {
    former.replica.close()
  }
}
