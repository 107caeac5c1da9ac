import { z } from 'zod'
import { type Agent, type Role, roleSchema } from '../../shared/domain/agent.ts'
import type { NewId } from '../../shared/ids.ts'
import type { Append } from '../log/append.ts'
import type { Store } from '../store/open-store.ts'

export type StoredAccount = Agent & { readonly login: string; readonly passwordHash: string }

/**
 * Table `accounts`. Changes are written in one transaction with the event that tells consoles of
 * the colleague, so `append` must belong to a transaction that is under way.
 */
export type Accounts = {
  list(): StoredAccount[]
  findByLogin(login: string): StoredAccount | null
  findAgent(agentId: string): StoredAccount | null
  /** @returns null when the login is taken. */
  add(append: Append, account: NewAccount): StoredAccount | null
  /** Changes what is given; a new password and a disabled account end the account's sessions. */
  change(append: Append, agentId: string, changes: AccountChanges): void
}

type NewAccount = {
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly passwordHash: string
}

type AccountChanges = {
  readonly roles?: readonly Role[]
  readonly disabled?: boolean
  readonly passwordHash?: string
}

export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{0,99}$/)

const rowSchema = z
  .object({
    agent_id: z.string(),
    login: z.string(),
    name: z.string(),
    roles: z.string(),
    disabled: z.number(),
    password_hash: z.string(),
  })
  .transform(
    (row): StoredAccount => ({
      agentId: row.agent_id,
      login: row.login,
      name: row.name,
      roles: z.array(roleSchema).parse(JSON.parse(row.roles)),
      disabled: row.disabled !== 0,
      passwordHash: row.password_hash,
    }),
  )

export function createAccounts({ database }: Store, newId: NewId): Accounts {
  const list = database.prepare<[], unknown>('select * from accounts order by login')
  const byLogin = database.prepare<[string], unknown>('select * from accounts where login = ?')
  const byId = database.prepare<[string], unknown>('select * from accounts where agent_id = ?')
  const insert = database.prepare<[string, string, string, string, string]>(`
    insert into accounts (agent_id, login, name, roles, disabled, password_hash)
      values (?, ?, ?, ?, 0, ?)`)
  const update = database.prepare<[string, number, string, string]>(
    'update accounts set roles = ?, disabled = ?, password_hash = ? where agent_id = ?',
  )
  const endSessions = database.prepare<[string]>('delete from sessions where agent_id = ?')

  const read = (row: unknown) => (row === undefined ? null : rowSchema.parse(row))
  const findAgent: Accounts['findAgent'] = (agentId) => read(byId.get(agentId))
  const tell = (append: Append, { agentId, name, roles, disabled }: Agent) => {
    append(null, () => [{ type: 'agent-saved', agentId, name, roles: [...roles], disabled }])
  }

  return {
    list: () => list.all().map((row) => rowSchema.parse(row)),
    findByLogin: (login) => {
      const parsed = loginSchema.safeParse(login)
      return parsed.success ? read(byLogin.get(parsed.data)) : null
    },
    findAgent,
    add: (append, { login, name, roles, passwordHash }) => {
      if (byLogin.get(login) !== undefined) return null
      const agentId = newId()
      insert.run(agentId, login, name, JSON.stringify(roles), passwordHash)
      const account = { agentId, login, name, roles, disabled: false, passwordHash }
      tell(append, account)
      return account
    },
    change: (append, agentId, changes) => {
      const before = findAgent(agentId)
      if (before === null) throw new Error('no-such-account')
      const after = { ...before, ...changes }
      update.run(JSON.stringify(after.roles), after.disabled ? 1 : 0, after.passwordHash, agentId)
      if (after.disabled || changes.passwordHash !== undefined) endSessions.run(agentId)
      if (changes.roles !== undefined || changes.disabled !== undefined) tell(append, after)
    },
  }
}
