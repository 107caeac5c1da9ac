import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type OpenedReplica, openReplica } from '../replica/replica.ts'
import { writeFileAtomically } from '../store/atomic-file.ts'
import { readJsonFile } from '../store/read-json-file.ts'
import { makeKey, openKey, wrappedKeySchema } from './data-key.ts'
import type { Seal } from './seal.ts'

/**
 * Where one Balcão user's things lie on this PC:
 * `users/<user of a relay>/key.json` and `…/<log>/replica.db`. Another log (the relay was set up
 * anew) gets a folder of its own; nothing is ever deleted.
 */
export type Vault = {
  readonly folder: string
  readonly seal: Seal
}

const keyFileSchema = wrappedKeySchema.extend({
  /** The log followed last: what an offline sign-in opens. */
  logId: z.uuid(),
})

export type UnlockedVault = {
  readonly folder: string
  readonly key: Uint8Array
  readonly logId: string
}

export type Unlocking =
  | { outcome: 'unlocked'; vault: UnlockedVault }
  /** This user never signed in on this PC. */
  | { outcome: 'absent' }
  | { outcome: 'wrong-password' }
  /** The key file is damaged, or belongs to another PC. */
  | { outcome: 'locked' }

/** The folder's name tells nobody's login at a glance; it is no secret. */
export function vaultOf(dataDir: string, relayUrl: string, login: string, seal: Seal): Vault {
  const name = createHash('sha256').update(`${login.toLowerCase()}\n${relayUrl}`).digest('hex')
  return { folder: join(dataDir, 'users', name.slice(0, 32)), seal }
}

export async function unlock({ folder, seal }: Vault, password: string): Promise<Unlocking> {
  const file = readJsonFile(keyPath(folder), keyFileSchema)
  if (file.outcome === 'absent') return { outcome: 'absent' }
  if (file.outcome === 'unreadable') return { outcome: 'locked' }
  const opened = await openKey(file.value, password, seal)
  switch (opened.outcome) {
    case 'opened':
      return { outcome: 'unlocked', vault: { folder, key: opened.key, logId: file.value.logId } }
    case 'wrong-password':
      return { outcome: 'wrong-password' }
    case 'foreign-seal':
      return { outcome: 'locked' }
  }
}

/** Makes the user's key. It is on the disk before anything is encrypted with it. */
export async function createVault(
  { folder, seal }: Vault,
  password: string,
  logId: string,
): Promise<UnlockedVault> {
  const { key, wrapped } = await makeKey(password, seal)
  writeFileAtomically(keyPath(folder), JSON.stringify({ ...wrapped, logId }))
  return { folder, key, logId }
}

/** Goes over to another log. The replica of the one before stays where it is. */
export function followLog(vault: UnlockedVault, logId: string): UnlockedVault {
  if (vault.logId === logId) return vault
  const file = readJsonFile(keyPath(vault.folder), keyFileSchema)
  if (file.outcome !== 'read') throw new Error('key-file-vanished')
  writeFileAtomically(keyPath(vault.folder), JSON.stringify({ ...file.value, logId }))
  return { ...vault, logId }
}

export function openVaultReplica({ folder, key, logId }: UnlockedVault): OpenedReplica {
  const replicaFolder = join(folder, logId)
  mkdirSync(replicaFolder, { recursive: true, mode: 0o700 })
  return openReplica(join(replicaFolder, 'replica.db'), key)
}

function keyPath(folder: string): string {
  return join(folder, 'key.json')
}
