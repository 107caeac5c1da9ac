import { randomUUID } from 'node:crypto'
import { createAccounts } from '../../relay/accounts/accounts.ts'
import { hashPassword } from '../../relay/accounts/passwords.ts'
import { createAppend } from '../../relay/log/append.ts'
import { createConversationStates } from '../../relay/log/conversation-states.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { Role } from '../../shared/domain/agent.ts'

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
  // One hash for all: it is slow on purpose, and it is not what most tests are about.
  passwordHash ??= hashPassword(PASSWORD)
  const hash = await passwordHash
  const store = openStore(dataFolder, randomUUID)
  try {
    const accounts = createAccounts(store, randomUUID)
    const append = createAppend(store, createConversationStates(store), [], clock)
    store.transaction(() => {
      for (const [login, account] of Object.entries(ACCOUNTS)) {
        accounts.add(append, { login, ...account, passwordHash: hash })
      }
    })
  } finally {
    store.close()
  }
}
