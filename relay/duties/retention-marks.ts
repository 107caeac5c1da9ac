import type { Reader, Transaction } from '../store/port.ts'

/**
 * Table `retention_marks`: how far each rule has come, so that a daily round does not look through
 * the years before it again. `raw-webhooks`: an inbox id; `content`: a place in the log.
 */
type Rule = 'raw-webhooks' | 'content'

export async function markOf(sql: Reader, rule: Rule): Promise<number> {
  const row = await sql.get<{ mark: number }>(
    'select done_until as mark from retention_marks where rule = ?',
    rule,
  )
  return row?.mark ?? 0
}

export async function moveMark(tx: Transaction, rule: Rule, doneUntil: number): Promise<void> {
  await tx.run(
    `insert into retention_marks (rule, done_until) values (?, ?)
      on conflict (rule) do update set done_until = excluded.done_until`,
    ...[rule, doneUntil],
  )
}
