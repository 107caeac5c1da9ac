import { createHash } from 'node:crypto'
import { existsSync, readdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from '../../shared/late-zod.ts'
import type { OpenedReplica } from '../replica/replica.ts'
import { openReplicaIn, type ReplicaPlace } from '../replica/replica-files.ts'
import { writeFileAtomically } from '../store/atomic-file.ts'
import { readJsonFile } from '../store/read-json-file.ts'
import {
  type KeyCost,
  makeKey,
  openKey,
  usualKeyCost,
  wrapKey,
  wrappedKeySchema,
} from './data-key.ts'
import type { Seal } from './seal.ts'

/**
 * Where one Balcão user's things lie on this PC:
 * `users/<user of a relay>/key.json` and `…/<log>/replica.db`. Another log (the relay was restored
 * or set up anew) gets a folder of its own; `carryOver` says what becomes of the one before. Nothing
 * else is ever deleted but by `wipeVault`.
 */
export type Vault = {
  readonly folder: string
  readonly seal: Seal
  /** Of keys that are made here; one that is opened says its own. */
  readonly cost: KeyCost
}

const keyFileSchema = wrappedKeySchema.extend({
  /** The log followed last: what an offline sign-in opens. */
  logId: z.uuid(),
  /** Whose it is, by the relay's word at the last sign-in. */
  agentId: z.uuid().optional(),
})

/** Who follows which log, by the relay's word. */
export type Owner = { readonly logId: string; readonly agentId: string }

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
export function vaultOf(
  dataDir: string,
  relayUrl: string,
  login: string,
  protection: { seal: Seal; cost?: KeyCost },
): Vault {
  const name = createHash('sha256').update(`${login.toLowerCase()}\n${relayUrl}`).digest('hex')
  return { folder: join(dataDir, 'users', name.slice(0, 32)), cost: usualKeyCost, ...protection }
}

export async function unlock(
  { folder, seal }: Pick<Vault, 'folder' | 'seal'>,
  password: string,
): Promise<Unlocking> {
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
  { folder, ...protection }: Vault,
  password: string,
  { logId, agentId }: Owner,
): Promise<UnlockedVault> {
  const { key, wrapped } = await makeKey(password, protection)
  writeFileAtomically(keyPath(folder), JSON.stringify({ ...wrapped, logId, agentId }))
  return { folder, key, logId }
}

/** The same key and the same data, from now on opened by another password. */
export async function changePassword(
  { folder, ...protection }: Vault,
  { key }: UnlockedVault,
  password: string,
): Promise<void> {
  const wrapped = await wrapKey(key, password, protection)
  const { logId, agentId } = readKeyFile(folder)
  writeFileAtomically(keyPath(folder), JSON.stringify({ ...wrapped, logId, agentId }))
}

/** Makes room for a new vault. What was in the old one stays beside it, for whoever has its key. */
export function moveAside({ folder }: Vault): void {
  let number = 1
  while (existsSync(`${folder}.aside-${number}`)) number += 1
  renameSync(folder, `${folder}.aside-${number}`)
}

/**
 * The relay has another address now: what this user has on this PC goes on under it. A vault that
 * is there already stays as it is.
 * @returns whether there was such a one.
 */
export function adoptVault({ folder }: Vault, owner: Owner): boolean {
  const users = dirname(folder)
  if (existsSync(folder) || !existsSync(users)) return false
  const found = readdirSync(users)
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .map((name) => join(users, name))
    .find((each) => {
      const file = readJsonFile(keyPath(each), keyFileSchema)
      if (file.outcome !== 'read') return false
      return file.value.logId === owner.logId && file.value.agentId === owner.agentId
    })
  if (found) renameSync(found, folder)
  return found !== undefined
}

/** Goes over to another log. */
export function followLog(vault: UnlockedVault, { logId, agentId }: Owner): UnlockedVault {
  const file = readKeyFile(vault.folder)
  if (file.logId === logId && file.agentId === agentId) return vault
  writeFileAtomically(keyPath(vault.folder), JSON.stringify({ ...file, logId, agentId }))
  return { ...vault, logId }
}

export function openVaultReplica(vault: UnlockedVault): OpenedReplica {
  return openReplicaIn(replicaPlace(vault))
}

export function replicaPlace({ folder, key, logId }: UnlockedVault): ReplicaPlace {
  return { folder: join(folder, logId), key }
}

function readKeyFile(folder: string): z.infer<typeof keyFileSchema> {
  const file = readJsonFile(keyPath(folder), keyFileSchema)
  if (file.outcome !== 'read') throw new Error('key-file-vanished')
  return file.value
}

export function keyPath(folder: string): string {
  return join(folder, 'key.json')
}
