import { parseArgs } from 'node:util'
import { z } from 'zod'
import { roleSchema } from '../../shared/domain/agent.ts'
import type { NewId } from '../../shared/ids.ts'
import { appendingTo } from '../log/append.ts'
import type { Reader, Store } from '../store/port.ts'
import { UsageError } from '../usage-error.ts'
import type { AccountChanges, StoredAccount } from './accounts.ts'
import * as accounts from './accounts.ts'
import { hashPassword } from './passwords.ts'

export type UserCommandContext = {
  readonly store: Store
  readonly clock: () => number
  readonly newId: NewId
  readonly readPassword: () => Promise<string>
  readonly print: (line: string) => void
  /** Says whose account was changed. */
  readonly about: (agentId: string) => void
}

const USAGE = `Usage, with the password on standard input where one is needed:
  user add --name "Maria Exemplo" --login maria --role agent [--role supervisor …]
  user list
  user disable --login maria
  user enable --login maria
  user password --login maria
  user roles --login maria --role agent [--role …]
Roles: ${roleSchema.options.join(', ')}.`

/** The demo's has six: its accounts are made as an operator makes them. */
const MIN_PASSWORD_LENGTH = 6

const nameSchema = z.string().trim().min(1).max(200)
const rolesSchema = z
  .array(roleSchema)
  .min(1)
  .transform((roles) => [...new Set(roles)])

/**
 * `npm run relay -- user …`. It writes the same store as a relay that may be running, which sees
 * the change at once.
 * @throws UsageError
 */
export async function runUserCommand(
  context: UserCommandContext,
  args: readonly string[],
): Promise<void> {
  const { store, clock, newId, print, about } = context
  const [command, ...rest] = args
  const given = readArguments(rest)
  // No table follows what is said of agents.
  const appending = { followers: [], clock }
  const change = async ({ agentId }: StoredAccount, changes: AccountChanges) => {
    await store.transaction((tx) => accounts.change(appendingTo(tx, appending), agentId, changes))
    about(agentId)
  }

  switch (command) {
    case 'add': {
      const name = demand(nameSchema, given.name, 'a name: --name "Maria Exemplo"')
      const login = demand(
        accounts.loginSchema,
        given.login,
        'a login of letters, digits, . _ - or @',
      )
      const roles = demandRoles(given.role)
      const passwordHash = await newPasswordHash(context)
      const account = { name, login, roles, passwordHash }
      const added = await store.transaction((tx) =>
        accounts.add(appendingTo(tx, appending), newId, account),
      )
      if (added === null) throw new UsageError(`The login ${login} is taken.`)
      about(added.agentId)
      return print(`Added ${login}.`)
    }
    case 'list':
      for (const { login, name, roles, disabled } of await accounts.list(store)) {
        print([login, name, roles.join(','), disabled ? 'disabled' : 'active'].join('\t'))
      }
      return
    case 'disable':
    case 'enable': {
      const account = await find(store, given.login)
      await change(account, { disabled: command === 'disable' })
      return print(`${account.login} is ${command}d.`)
    }
    case 'password': {
      const account = await find(store, given.login)
      await change(account, { passwordHash: await newPasswordHash(context) })
      return print(`${account.login} has a new password.`)
    }
    case 'roles': {
      const account = await find(store, given.login)
      const roles = demandRoles(given.role)
      await change(account, { roles })
      return print(`${account.login}: ${roles.join(', ')}.`)
    }
    default:
      throw new UsageError(USAGE)
  }
}

/** The login may also stand by itself: `user disable maria`. */
function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        login: { type: 'string' },
        role: { type: 'string', multiple: true, default: [] },
      },
    })
    return { ...values, login: values.login ?? positionals[0] }
  } catch {
    throw new UsageError(USAGE)
  }
}

async function find(sql: Reader, login: string | undefined): Promise<StoredAccount> {
  if (login === undefined) throw new UsageError(USAGE)
  const account = await accounts.findByLogin(sql, login)
  if (account === null) throw new UsageError(`There is no account with the login ${login}.`)
  return account
}

function demandRoles(roles: readonly string[]) {
  return demand(rolesSchema, roles, `--role, one or more of ${roleSchema.options.join(', ')}`)
}

async function newPasswordHash({ readPassword }: UserCommandContext): Promise<string> {
  const what = `a password of ${MIN_PASSWORD_LENGTH} to 1000 characters on standard input`
  const schema = z.string().min(MIN_PASSWORD_LENGTH).max(1000)
  return hashPassword(demand(schema, await readPassword(), what))
}

function demand<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new UsageError(`This needs ${what}.\n${USAGE}`)
  return result.data
}
