import type { Retention } from '../../shared/organisation.ts'
import type { Reader } from '../store/port.ts'
import {
  countDueReceiving,
  dueAudit,
  dueContents,
  dueFiles,
  dueQuarantine,
  dueWebhooks,
  type RetentionCounts,
} from './retention-due.ts'

/** What `applyRetention` would take now: the dry run. */
export async function countDue(
  sql: Reader,
  rules: Retention,
  now: number,
): Promise<RetentionCounts> {
  const webhooks = await countSlices(async (mark) => {
    const { rows, doneUntil } = await dueWebhooks(sql, rules, now, mark)
    return { count: rows.length, next: doneUntil }
  })
  const quarantined = await countSlices(async (after) => {
    const due = await dueQuarantine(sql, rules, now, after)
    return { count: due.length, next: due.at(-1)?.id ?? 0 }
  })
  const contents = await countSlices(async (mark) => {
    const { rows } = await dueContents(sql, rules, now, mark)
    return { count: rows.length, next: rows.at(-1)?.seq ?? 0 }
  })
  const files = await countSlices(async (after) => {
    const due = await dueFiles(sql, rules, now, after)
    return { count: due.length, next: due.at(-1)?.seq ?? 0 }
  })
  const until = await dueAudit(sql, rules, now)
  const audited = await sql.get<{ count: number }>(
    'select count(*) as count from audit where audit_id <= ?',
    until ?? 0,
  )
  const receiving = await countDueReceiving(sql, rules, now)
  return { webhooks, quarantined, contents, files, auditEntries: audited?.count ?? 0, receiving }
}

async function countSlices(
  slice: (from: number | undefined) => Promise<{ count: number; next: number }>,
): Promise<number> {
  let sum = 0
  for (let from: number | undefined; ; ) {
    const { count, next } = await slice(from)
    if (count === 0) return sum
    sum += count
    from = next
  }
}
