import type { Retention } from '../../shared/organisation.ts'
import { countSaidBefore, saidBefore } from '../assignment/past-receiving.ts'
import type { Reader } from '../store/port.ts'
import { markOf } from './retention-marks.ts'

export type RetentionCounts = {
  readonly webhooks: number
  readonly quarantined: number
  /** Events whose words go. */
  readonly contents: number
  /** Messages whose file goes. */
  readonly files: number
  readonly auditEntries: number
  /** Times at which agents began to receive attendances or paused. */
  readonly receiving: number
}

const DAY_MS = 24 * 60 * 60 * 1000

/** A transaction takes so many: some milliseconds. */
const SLICE = 200

function cutOff(now: number, days: number | undefined): number | null {
  return days === undefined ? null : now - days * DAY_MS
}

type Webhooks = { rows: { inboxId: number }[]; doneUntil: number }

/** Interpreted webhooks whose bytes may go, from the mark on; what is in quarantine stays. */
export async function dueWebhooks(
  sql: Reader,
  { rawWebhooksDays }: Retention,
  now: number,
  mark?: number,
): Promise<Webhooks> {
  const before = cutOff(now, rawWebhooksDays)
  let doneUntil = mark ?? (await markOf(sql, 'raw-webhooks'))
  while (before !== null) {
    const found = await sql.all<{
      inboxId: number
      receivedAt: number
      interpretedAt: number | null
      isHeld: number
    }>(
      `select inbox_id as "inboxId", received_at as "receivedAt",
          interpreted_at as "interpretedAt",
          case when exists (select 1 from quarantine where quarantine.inbox_id = inbox.inbox_id)
            then 1 else 0 end as "isHeld"
        from inbox where inbox_id > ? order by inbox_id limit ?`,
      ...[doneUntil, SLICE],
    )
    const end = found.findIndex((row) => row.receivedAt >= before || row.interpretedAt === null)
    const passed = end === -1 ? found : found.slice(0, end)
    doneUntil = passed.at(-1)?.inboxId ?? doneUntil
    const rows = passed.filter(({ isHeld }) => isHeld === 0)
    // A slice of nothing but quarantined ones: further on there may be more.
    if (rows.length > 0 || end !== -1 || found.length < SLICE) return { rows, doneUntil }
  }
  return { rows: [], doneUntil }
}

export function dueQuarantine(
  sql: Reader,
  { quarantineDays }: Retention,
  now: number,
  after = 0,
): Promise<{ id: number; inboxId: number; receivedAt: number }[]> {
  return sql.all(
    `select quarantine_id as id, inbox_id as "inboxId", received_at as "receivedAt"
      from quarantine join inbox using (inbox_id)
      where quarantine_id > ? and received_at < ? order by quarantine_id limit ?`,
    ...[after, cutOff(now, quarantineDays) ?? 0, SLICE],
  )
}

export type DueContent = {
  seq: number
  envelope: string
  conversationId: string
  citizenId: string
}

/**
 * Events of conversations without an open attendance whose words may go, from the mark on. The mark
 * stays before what an open attendance still holds. What a citizen told for the list is no word of a
 * case: it stays until she changes or erases it.
 */
export async function dueContents(
  sql: Reader,
  { contentDays }: Retention,
  now: number,
  mark?: number,
): Promise<{ rows: DueContent[]; doneUntil: number }> {
  const before = cutOff(now, contentDays)
  const start = mark ?? (await markOf(sql, 'content'))
  if (before === null) return { rows: [], doneUntil: start }
  const end = await lastSeqBefore(sql, before)
  const held = await sql.get<{ seq: number | null }>(
    `select min(log.seq) as seq from conversations
      join log on log.conversation_id = conversations.conversation_id
      where conversations.is_open = 1 and log.seq > ? and log.seq <= ?`,
    ...[start, end],
  )
  const rows = await sql.all<DueContent>(
    `select log.seq, log.envelope, log.conversation_id as "conversationId",
        conversations.citizen_id as "citizenId"
      from log join content on content.seq = log.seq
        join conversations on conversations.conversation_id = log.conversation_id
      where log.seq > ? and log.seq <= ? and conversations.is_open = 0 and content.body <> 'null'
        and log.envelope not like '%"type":"registration-saved"%'
        and log.envelope not like '%"type":"citizen-fields-saved"%'
      order by log.seq limit ?`,
    ...[start, end, SLICE],
  )
  const reached = rows.length < SLICE ? end : (rows.at(-1)?.seq ?? end)
  const doneUntil = Math.max(start, Math.min(reached, (held?.seq ?? reached + 1) - 1))
  return { rows, doneUntil }
}

/**
 * Where it was told that a citizen's file is kept, of conversations without an open attendance:
 * without that, nothing leads to the file any more. What is gone is not found again: no mark.
 */
export async function dueFiles(
  sql: Reader,
  { mediaDays }: Retention,
  now: number,
  after = 0,
): Promise<DueContent[]> {
  const before = cutOff(now, mediaDays)
  if (before === null) return []
  return sql.all<DueContent>(
    `select log.seq, log.envelope, log.conversation_id as "conversationId",
        conversations.citizen_id as "citizenId"
      from media join log on log.seq = media.stored_seq
        join conversations on conversations.conversation_id = media.conversation_id
      where media.sha256 is not null and media.stored_seq > ? and media.stored_seq <= ?
        and media.stored_seq <> media.message_seq and conversations.is_open = 0
      order by media.stored_seq limit ?`,
    ...[after, await lastSeqBefore(sql, before), SLICE],
  )
}

/** The newest audit entry that may go; null when none may. */
export async function dueAudit(
  sql: Reader,
  { auditDays }: Retention,
  now: number,
): Promise<number | null> {
  const before = cutOff(now, auditDays)
  if (before === null) return null
  const first = await sql.get<{ id: number }>(
    'select audit_id as id from audit where recorded_at >= ? order by audit_id limit 1',
    before,
  )
  const oldest = await sql.get<{ id: number }>('select min(audit_id) as id from audit')
  const newest = await sql.get<{ id: number }>('select max(audit_id) as id from audit')
  if (oldest?.id == null) return null
  const until = first === undefined ? (newest?.id ?? 0) : first.id - 1
  return until >= oldest.id ? until : null
}

/** What was said of agents' receiving and has been overtaken since. What is gone is not found again. */
export function dueReceiving(
  sql: Reader,
  { receivingDays }: Retention,
  now: number,
): Promise<number[]> {
  return saidBefore(sql, cutOff(now, receivingDays) ?? 0, SLICE)
}

export function countDueReceiving(
  sql: Reader,
  { receivingDays }: Retention,
  now: number,
): Promise<number> {
  return countSaidBefore(sql, cutOff(now, receivingDays) ?? 0)
}

/** Halving, since the log is in the order of time and has no index of it. */
async function lastSeqBefore(sql: Reader, at: number): Promise<number> {
  const head = await sql.get<{ seq: number }>('select seq from log_head')
  let low = 0
  let high = head?.seq ?? 0
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const row = await sql.get<{ at: number }>('select at from log where seq = ?', middle)
    if (row !== undefined && row.at < at) low = middle
    else high = middle - 1
  }
  return low
}
