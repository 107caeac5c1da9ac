import { isDeepStrictEqual } from 'node:util'
import {
  type Alert,
  type AlertKind,
  alertSchema,
  type Severity,
  stopsSending,
} from '../../../shared/domain/alerts/alert.ts'
import type { NewId } from '../../../shared/ids.ts'
import type { Follower, LogTransaction } from '../../log/append.ts'
import type { Reader } from '../../store/port.ts'

/**
 * Table `alerts`: the newest of each kind and subject, whether it stands or was settled. It only
 * follows the log. What says the same again changes nothing.
 */
type Row = { alertId: string; alert: string; standing: number }

export async function raise(tx: LogTransaction, newId: NewId, alert: Alert): Promise<boolean> {
  const last = await find(tx, alert.kind, alert.subject)
  const before = last === null ? null : alertSchema.parse(JSON.parse(last.alert))
  const next = alert.kind === 'messaging-limit' ? judgeLimit(before, alert) : alert
  const isSame = before !== null && isDeepStrictEqual(before, next)
  // A limit is news only when it changes, even where somebody has put the earlier news away.
  if (isSame && (last?.standing === 1 || alert.kind === 'messaging-limit')) return false
  const alertId = last?.standing === 1 ? last.alertId : newId()
  await tx.append(null, () => [{ type: 'alert-raised', alertId, alert: next }])
  return true
}

/** What WhatsApp itself has told to be over. `subject` null: whatever it was about. */
export async function settle(
  tx: LogTransaction,
  kind: AlertKind,
  subject: string | null,
): Promise<boolean> {
  const rows = await tx.all<{ alertId: string; subject: string }>(
    'select alert_id as "alertId", subject from alerts where standing = 1 and kind = ?',
    kind,
  )
  const over = rows.filter((row) => subject === null || row.subject === subject)
  if (over.length === 0) return false
  await tx.append(null, () =>
    over.map(({ alertId }) => ({ type: 'alert-settled', alertId, agentId: null })),
  )
  return true
}

/** A person says that she knows. @returns false when no such alert stands. */
export async function acknowledge(
  tx: LogTransaction,
  alertId: string,
  agentId: string,
): Promise<boolean> {
  const row = await tx.get('select 1 from alerts where alert_id = ? and standing = 1', alertId)
  if (row === undefined) return false
  await tx.append(null, () => [{ type: 'alert-settled', alertId, agentId }])
  return true
}

/** A message has really left: whatever kept replies from leaving is over. */
export async function settleSending(tx: LogTransaction): Promise<void> {
  const rows = await tx.all<{ alertId: string; kind: AlertKind }>(
    'select alert_id as "alertId", kind from alerts where standing = 1',
  )
  const over = rows.filter((row) => stopsSending(row) || row.kind === 'spam-limit')
  if (over.length === 0) return
  await tx.append(null, () =>
    over.map(({ alertId }) => ({ type: 'alert-settled', alertId, agentId: null })),
  )
}

export async function countStanding(sql: Reader): Promise<Record<Severity, number>> {
  const rows = await sql.all<{ alert: string }>('select alert from alerts where standing = 1')
  const counts = { grave: 0, warning: 0, notice: 0 }
  for (const { alert } of rows) counts[alertSchema.parse(JSON.parse(alert)).severity] += 1
  return counts
}

export const follow: Follower = async (tx, event) => {
  if (event.type === 'alert-raised') {
    const { alertId, alert } = event
    await tx.run(
      `insert into alerts (kind, subject, alert_id, alert, standing) values (?, ?, ?, ?, 1)
        on conflict (kind, subject) do update
          set alert_id = excluded.alert_id, alert = excluded.alert, standing = 1`,
      ...[alert.kind, alert.subject, alertId, JSON.stringify(alert)],
    )
  }
  if (event.type === 'alert-settled') {
    await tx.run('update alerts set standing = 0 where alert_id = ?', event.alertId)
  }
}

async function find(sql: Reader, kind: AlertKind, subject: string): Promise<Row | null> {
  const row = await sql.get<Row>(
    `select alert_id as "alertId", alert, standing from alerts where kind = ? and subject = ?`,
    ...[kind, subject],
  )
  return row ?? null
}

/** A limit that fell is a warning; one that rose, or is told for the first time, is a notice. */
function judgeLimit(before: Alert | null, alert: Alert): Alert {
  if (before === null) return alert
  if (before.detail === alert.detail) return before
  const fell = limitOf(alert.detail) < limitOf(before.detail)
  return { ...alert, severity: fell ? 'warning' : 'notice' }
}

/** `TIER_2K`, `TIER_UNLIMITED`, or the number itself. */
function limitOf(detail: string | null): number {
  const found = /(\d+)(K?)/.exec(detail ?? '')
  if (found === null) return Number.POSITIVE_INFINITY
  return Number(found[1]) * (found[2] === 'K' ? 1000 : 1)
}
