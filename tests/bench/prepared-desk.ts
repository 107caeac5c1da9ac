import { randomUUID } from 'node:crypto'
import { PROJECTIONS_VERSION } from '../../main/projections/project.ts'
import { readPosition } from '../../main/replica/position.ts'
import { createVault, openVaultReplica, vaultOf } from '../../main/session/vault.ts'
import { openFileSeal } from '../../main/web/file-seal.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Account } from '../../shared/protocol.ts'
import { temporaryFolder } from '../support/start-relay.ts'
import { fillReplica } from './build-replica.ts'
import { type QuietRelay, startQuietRelay } from './quiet-relay.ts'
import { townId } from './town-log.ts'

export const deskLogin = { login: 'bruno', password: 'senha' }

/** A data folder in which somebody's replica lies, and a relay that has nothing to add to it. */
export type PreparedDesk = { readonly dataDir: string; readonly relay: QuietRelay }

/** @param events a whole log. */
export async function prepareDesk(events: Iterable<LogEvent>): Promise<PreparedDesk> {
  const dataDir = temporaryFolder()
  const logId = randomUUID()
  const agentId = townId('a', 0)
  const account: Account = {
    ...{ agentId, login: deskLogin.login, name: 'Agente 0' },
    roles: ['agent'],
  }
  // The name of the folder is made of the address, which is known once the relay listens.
  const relay = await startQuietRelay(logId, account)
  const vault = vaultOf(dataDir, relay.url, deskLogin.login, { seal: openFileSeal(dataDir) })
  const unlocked = await createVault(vault, deskLogin.password, { logId, agentId })
  const opened = openVaultReplica(unlocked)
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const { replica } = opened
  replica.meta.write('projections', PROJECTIONS_VERSION)
  await fillReplica(replica, events)
  relay.startAt(readPosition(replica.meta).cursor)
  replica.close()
  return { dataDir, relay }
}
