import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type {
  AuditAction,
  AuditEntry,
  AuditPage,
  auditQuerySchema,
  Reading,
} from '../../shared/duties/audit.ts'
import type { Reader, Transaction, Value } from '../store/port.ts'

/**
 * Table `audit`: who looked at what, and what was done outside of the log. Entries are only added,
 * and each is chained to the one before it by a digest, so that `verify` sees a change. Only a
 * retention rule takes the oldest away, and leaves an entry that says up to which.
 */

export type NewEntry = Pick<AuditEntry, 'at'> & { readonly action: AuditAction } & Partial<
    Pick<AuditEntry, 'agentId' | 'conversationId' | 'citizenId' | 'detail'>
  > & {
    readonly readingId?: string
  }

/** An entry as it is digested. */
export type ChainedEntry = AuditEntry & { readonly readingId: string | null }

type ChainedRow = ChainedEntry & { readonly chain: Buffer }

const columns = `audit_id as id, at, recorded_at as "recordedAt", agent_id as "agentId", action,
  conversation_id as "conversationId", citizen_id as "citizenId", detail`

/** @param recordedAt the relay's clock. */
export async function add(tx: Transaction, entry: NewEntry, recordedAt: number): Promise<void> {
  const last = await tx.get<{ id: number; chain: Buffer }>(
    'select audit_id as id, chain from audit order by audit_id desc limit 1',
  )
  const whole: ChainedEntry = {
    id: (last?.id ?? 0) + 1,
    ...{ at: entry.at, recordedAt, action: entry.action },
    agentId: entry.agentId ?? null,
    conversationId: entry.conversationId ?? null,
    citizenId: entry.citizenId ?? null,
    detail: entry.detail ?? null,
    readingId: entry.readingId ?? null,
  }
  await tx.run(
    `insert into audit (audit_id, at, recorded_at, agent_id, action, conversation_id, citizen_id,
        detail, reading_id, chain) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...fields(whole),
    chainAfter(last?.chain ?? null, whole),
  )
}

/** What an agent's console tells. A reading that is here already is not added again. */
export async function addReadings(
  tx: Transaction,
  agentId: string,
  readings: readonly Reading[],
  recordedAt: number,
): Promise<void> {
  for (const { readingId, conversationId, way, exported, at } of readings) {
    const known = await tx.get('select 1 from audit where reading_id = ?', readingId)
    if (known !== undefined) continue
    // A console's estimate may run ahead: nothing was read in the future.
    const entry = { at: Math.min(at, recordedAt), agentId, conversationId, readingId }
    const what =
      exported === undefined ? { action: way } : { action: 'exported' as const, detail: exported }
    await add(tx, { ...entry, ...what }, recordedAt)
  }
}

export async function page(
  sql: Reader,
  query: z.output<typeof auditQuerySchema>,
): Promise<AuditPage> {
  const { agentId, conversationId, citizenId, from, until, before, limit } = query
  const conditions: [condition: string, value: Value | undefined][] = [
    ['agent_id = ?', agentId],
    ['conversation_id = ?', conversationId],
    ['citizen_id = ?', citizenId],
    ['at >= ?', from],
    ['at < ?', until],
    ['audit_id < ?', before],
  ]
  const given = conditions.filter(([, value]) => value !== undefined)
  const where = given.map(([condition]) => condition).join(' and ') || '1 = 1'
  const entries = await sql.all<AuditEntry>(
    `select ${columns} from audit where ${where} order by audit_id desc limit ?`,
    ...given.map(([, value]) => value ?? null),
    limit + 1,
  )
  const shown = entries.slice(0, limit)
  return { entries: shown, next: entries.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** Oldest first, for walking along the chain. */
export function walk(sql: Reader, after: number, limit: number): Promise<ChainedRow[]> {
  return sql.all(
    `select ${columns}, reading_id as "readingId", chain from audit
      where audit_id > ? order by audit_id limit ?`,
    ...[after, limit],
  )
}

/** @param before the chain of the entry before; null for the first. */
export function chainAfter(before: Buffer | null, entry: ChainedEntry): Buffer {
  const hash = createHash('sha256')
  if (before !== null) hash.update(before)
  return hash.update(JSON.stringify(fields(entry))).digest()
}

function fields(entry: ChainedEntry): Value[] {
  const { id, at, recordedAt, agentId, action, conversationId, citizenId, detail } = entry
  return [id, at, recordedAt, agentId, action, conversationId, citizenId, detail, entry.readingId]
}
