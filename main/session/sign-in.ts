import { join } from 'node:path'
import type { SignInRefusal } from '../../shared/ipc/session.ts'
import type { CallArguments } from '../../shared/ipc.ts'
import type { SignInResponse } from '../../shared/protocol.ts'
import type { Log } from '../log.ts'
import { type FileCache, openFileCache } from '../media/file-cache.ts'
import { projectionsAreCurrent, rebuild } from '../projections/rebuild.ts'
import { scrubIfOwed } from '../replica/obey-erasures.ts'
import type { Replica } from '../replica/replica.ts'
import type { ReplicaPlace } from '../replica/replica-files.ts'
import type { RelayClient } from '../sync/relay-client.ts'
import { carryOver } from './carry-over.ts'
import { refusalOffline } from './offline-limit.ts'
import { readSession, type StoredSession, writeSession } from './stored-session.ts'
import {
  adoptVault,
  changePassword,
  createVault,
  followLog,
  moveAside,
  type Owner,
  openVaultReplica,
  replicaPlace,
  type UnlockedVault,
  type Unlocking,
  unlock,
  type Vault,
} from './vault.ts'

type SignedIn = {
  readonly replica: Replica
  readonly place: ReplicaPlace
  readonly files: FileCache
  readonly session: StoredSession
  readonly logId: string
  /** The relay itself let her in, just now. */
  readonly online: boolean
}

export type SigningIn =
  | { outcome: 'signed-in'; signedIn: SignedIn }
  | { outcome: 'refused'; reason: SignInRefusal }

type Credentials = CallArguments<'sign-in'>

/**
 * Asks the relay; where none answers, the password itself opens what this user has on this PC, for
 * as long as the organisation allows.
 * A replica that does not open stays as it is; one of a former log goes once nothing is only in it.
 * @param now this PC's clock, ms.
 */
export async function signIn(
  client: RelayClient,
  vault: Vault,
  credentials: Credentials,
  now: number,
  log: Log,
): Promise<SigningIn> {
  const { login, password } = credentials
  // At once: either takes a good part of a second, and most of the time both say yes.
  const asking = client.signIn(login, password)
  const [opening] = await Promise.allSettled([unlock(vault, password), asking])
  const answer = await asking
  if (answer.outcome === 'answered') {
    return signInOnline({ client, vault, log, opening }, credentials, answer.value)
  }
  const unlocking = settled(opening)
  switch (answer.status) {
    case 401:
      return refuse('wrong-credentials')
    case 426:
      return refuse('wrong-protocol')
    case 429:
      return refuse('too-many-requests')
    default:
      return signInOffline(unlocking, now)
  }
}

type Online = {
  readonly client: RelayClient
  readonly vault: Vault
  readonly log: Log
  /** What the password opened here, as it was when the relay was asked. */
  readonly opening: PromiseSettledResult<Unlocking>
}

/** Whoever does not come in, by a reason or by a defect, leaves no session open at the relay. */
async function signInOnline(
  online: Online,
  credentials: Credentials,
  response: SignInResponse,
): Promise<SigningIn> {
  const signOut = () => online.client.signOut(response.token)
  try {
    const entered = await enter(online, credentials, response)
    if (entered.outcome === 'refused') await signOut()
    return entered
  } catch (error) {
    await signOut()
    throw error
  }
}

async function enter(
  { client, vault, log, opening }: Online,
  credentials: Credentials,
  response: SignInResponse,
): Promise<SigningIn> {
  const unlocking = settled(opening)
  const owner = { logId: response.logId, agentId: response.account.agentId }
  const adopted = adoptVault(vault, owner) ? await unlock(vault, credentials.password) : unlocking
  const unlocked = await unlockOrCreate(vault, { ...credentials, unlocking: adopted }, owner)
  if (typeof unlocked === 'string') return refuse(unlocked)
  const following = followLog(unlocked, owner)
  const opened = await open(following)
  if (typeof opened === 'string') return refuse(opened)
  const { replica, place, files } = opened
  const replaced = await orClose(replica, async () => {
    const before = readSession(replica.meta)?.token ?? null
    await carryOver(following, opened, owner.agentId, log)
    writeSession(replica.meta, response)
    return before
  })
  // Nobody waits for it: a session that cannot be ended now ends by itself.
  if (replaced !== null) void client.signOut(replaced)
  const { token, account, organisation, logId } = response
  const session = { token, account, organisation }
  return { outcome: 'signed-in', signedIn: { replica, place, files, session, logId, online: true } }
}

async function signInOffline(unlocking: Unlocking, now: number): Promise<SigningIn> {
  switch (unlocking.outcome) {
    case 'absent':
      return refuse('unreachable')
    case 'wrong-password':
      return refuse('wrong-credentials')
    case 'locked':
      return refuse('replica-locked')
    case 'unlocked': {
      const opened = await open(unlocking.vault)
      if (typeof opened === 'string') return refuse(opened)
      const { replica, place, files } = opened
      const session = readSession(replica.meta)
      // Without one, the first sign-in was cut off before the relay's answer was kept.
      const refusal = session
        ? refusalOffline(replica.meta, session.organisation, now)
        : 'unreachable'
      if (session && refusal === null) {
        const { logId } = unlocking.vault
        return {
          outcome: 'signed-in',
          signedIn: { replica, place, files, session, logId, online: false },
        }
      }
      replica.close()
      return refuse(refusal ?? 'unreachable')
    }
  }
}

/**
 * The relay knows who it is; whether that opens what is on this PC is another matter: the password
 * may have been changed elsewhere.
 */
async function unlockOrCreate(
  vault: Vault,
  { password, locked, unlocking }: Credentials & { unlocking: Unlocking },
  owner: Owner,
): Promise<UnlockedVault | SignInRefusal> {
  if (unlocking.outcome === 'unlocked') return unlocking.vault
  if (unlocking.outcome === 'absent') return createVault(vault, password, owner)
  if (locked === undefined) return 'replica-locked'
  if (locked.way === 'start-anew') {
    moveAside(vault)
    return createVault(vault, password, owner)
  }
  const before = await unlock(vault, locked.password)
  if (before.outcome !== 'unlocked') return 'wrong-previous-password'
  await changePassword(vault, before.vault, password)
  return before.vault
}

type Opened = Pick<SignedIn, 'replica' | 'place' | 'files'>

async function open(vault: UnlockedVault): Promise<Opened | 'replica-newer'> {
  const opened = openVaultReplica(vault)
  if (opened.outcome === 'newer') return 'replica-newer'
  const { replica } = opened
  await orClose(replica, async () => {
    if (!projectionsAreCurrent(replica)) await rebuild(replica)
    // What a crash left undone.
    scrubIfOwed(replica)
  })
  const place = replicaPlace(vault)
  const folder = join(place.folder, 'files')
  return { replica, place, files: openFileCache({ replica, folder, key: vault.key }) }
}

/** What fails leaves no replica open, which nobody has yet: the next attempt opens it again. */
async function orClose<T>(replica: Replica, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    replica.close()
    throw error
  }
}

/** @throws what went wrong, now that somebody hears it. */
function settled<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason
  return result.value
}

function refuse(reason: SignInRefusal): SigningIn {
  return { outcome: 'refused', reason }
}
