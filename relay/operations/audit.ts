import type { AuditEntry } from '../../shared/duties/audit.ts'
import { idSchema } from '../../shared/ids.ts'
import { findByLogin } from '../accounts/accounts.ts'
import * as audit from '../duties/audit.ts'
import type { Reader } from '../store/port.ts'
import { UsageError } from '../usage-error.ts'
import { type Operation, readArguments, readingStore } from './operation.ts'

const USAGE = `Usage: audit [--conversation ID] [--citizen ID] [--login ana] [--from 2026-11-01] [--until 2026-12-01] [--json]`

const ENTRIES_PER_READ = 200

/** `audit`: who read what, newest first. */
export const printAudit: Operation = ({ env, print }, args) => {
  const { values, positionals } = readArguments(
    args,
    {
      conversation: { type: 'string' },
      citizen: { type: 'string' },
      login: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    USAGE,
  )
  if (positionals.length > 0) throw new UsageError(USAGE)
  const query = {
    conversationId: readId(values.conversation),
    citizenId: readId(values.citizen),
    from: readMoment(values.from),
    until: readMoment(values.until),
    limit: ENTRIES_PER_READ,
  }
  return readingStore(env, async (sql) => {
    const agentId = await agentOf(sql, values.login)
    for (let before: number | null | undefined; before !== null; ) {
      const { entries, next } = await audit.page(sql, { ...query, agentId, before })
      for (const entry of entries) print(values.json ? JSON.stringify(entry) : describe(entry))
      before = next
    }
    return true
  })
}

async function agentOf(sql: Reader, login: string | undefined): Promise<string | undefined> {
  if (login === undefined) return undefined
  const account = await findByLogin(sql, login)
  if (account === null) throw new UsageError(`There is no account with the login ${login}.`)
  return account.agentId
}

function readId(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const id = idSchema.safeParse(given)
  if (!id.success) throw new UsageError(USAGE)
  return id.data
}

function readMoment(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const at = Date.parse(given)
  if (Number.isNaN(at)) throw new UsageError(USAGE)
  return at
}

function describe(entry: AuditEntry): string {
  const { at, agentId, action, conversationId, citizenId, detail } = entry
  const about = conversationId ?? citizenId ?? '-'
  return [new Date(at).toISOString(), agentId ?? '-', action, about, detail ?? ''].join('\t')
}
