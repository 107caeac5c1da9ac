import { z } from 'zod'
import { type Agent, type Role, roleSchema } from '../../shared/domain/agent.ts'
import type { NewId } from '../../shared/ids.ts'
import type { LogTransaction } from '../log/append.ts'
import type { Reader } from '../store/port.ts'

export type StoredAccount = Agent & { readonly login: string; readonly passwordHash: string }

type NewAccount = {
  readonly login: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly passwordHash: string
}

export type AccountChanges = {
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

/**
 * Table `accounts`. Changes are written in one transaction with the event that tells consoles of
 * the colleague.
 */

export async function list(sql: Reader): Promise<StoredAccount[]> {
  return z.array(rowSchema).parse(await sql.all('select * from accounts order by login'))
}

export async function findByLogin(sql: Reader, login: string): Promise<StoredAccount | null> {
  const parsed = loginSchema.safeParse(login)
  if (!parsed.success) return null
  return read(await sql.get('select * from accounts where login = ?', parsed.data))
}

export async function findAgent(sql: Reader, agentId: string): Promise<StoredAccount | null> {
  return read(await sql.get('select * from accounts where agent_id = ?', agentId))
}

/** @returns null when the login is taken. */
export async function add(
  tx: LogTransaction,
  newId: NewId,
  { login, name, roles, passwordHash }: NewAccount,
): Promise<StoredAccount | null> {
  if ((await findByLogin(tx, login)) !== null) return null
  const account = { agentId: newId(), login, name, roles, disabled: false, passwordHash }
  await tx.run(
    `insert into accounts (agent_id, login, name, roles, disabled, password_hash)
      values (?, ?, ?, ?, 0, ?)`,
    ...[account.agentId, login, name, JSON.stringify(roles), passwordHash],
  )
  await tell(tx, account)
  return account
}

/** Changes what is given; a new password and a disabled account end the account's sessions. */
export async function change(
  tx: LogTransaction,
  agentId: string,
  changes: AccountChanges,
): Promise<void> {
  const before = await findAgent(tx, agentId)
  if (before === null) throw new Error('no-such-account')
  const after = { ...before, ...changes }
  await tx.run(
    'update accounts set roles = ?, disabled = ?, password_hash = ? where agent_id = ?',
    ...[JSON.stringify(after.roles), after.disabled ? 1 : 0, after.passwordHash, agentId],
  )
  if (after.disabled || changes.passwordHash !== undefined) {
    await tx.run('delete from sessions where agent_id = ?', agentId)
  }
  if (changes.roles !== undefined || changes.disabled !== undefined) await tell(tx, after)
}

async function tell(
  { append }: LogTransaction,
  { agentId, name, roles, disabled }: Agent,
): Promise<void> {
  await append(null, () => [{ type: 'agent-saved', agentId, name, roles: [...roles], disabled }])
}

function read(row: unknown): StoredAccount | null {
  return row === undefined ? null : rowSchema.parse(row)
}
