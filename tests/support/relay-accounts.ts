import { randomUUID } from 'node:crypto'
import { add } from '../../relay/accounts/accounts.ts'
import { hashPassword } from '../../relay/accounts/passwords.ts'
import { appendingTo } from '../../relay/log/append.ts'
import type { Role } from '../../shared/domain/agent.ts'
import { withinStore } from './within-store.ts'

/** The demo's people: of every relay that a test starts. */
const ACCOUNTS: Readonly<Record<Login, { name: string; roles: Role[] }>> = {
  ana: { name: 'Ana Exemplo', roles: ['agent'] },
  bruno: { name: 'Bruno Modelo', roles: ['agent'] },
  carla: { name: 'Carla Amostra', roles: ['supervisor'] },
  diego: { name: 'Diego Ensaio', roles: ['ombudsman'] },
  admin: { name: 'Administração', roles: ['admin'] },
}

type Login = 'ana' | 'bruno' | 'carla' | 'diego' | 'admin'

export const PASSWORD = 'balcao'

let passwordHash: Promise<string> | undefined

/** Makes the accounts that are missing in a data folder, as `user add` does. */
export async function addAccounts(dataFolder: string, clock: () => number): Promise<void> {
  // As good as no work: what a check costs in earnest is not what most tests are about.
  passwordHash ??= hashPassword(PASSWORD, { memory: 8, passes: 1, lanes: 1 })
  const hash = await passwordHash
  await withinStore(dataFolder, (store) =>
    store.transaction(async (tx) => {
      const appending = appendingTo(tx, { followers: [], clock })
      for (const [login, account] of Object.entries(ACCOUNTS)) {
        await add(appending, randomUUID, { login, ...account, passwordHash: hash })
      }
    }),
  )
}
