import * as audit from '../../duties/audit.ts'
import { allDays } from '../../duties/tallies.ts'
import type { Reader } from '../../store/port.ts'
import type { ReportFault } from './faults.ts'

const ENTRIES_PER_READ = 500

/** Checks the audit trail, what was counted, and that nothing is left of whom the record erased. */
export async function checkDuties(sql: Reader, report: ReportFault): Promise<void> {
  await checkAudit(sql, report)
  await checkTallies(sql, report)
  await checkErasures(sql, report)
}

/** Each entry's digest follows from the one before; the oldest may be gone by a rule that says so. */
async function checkAudit(sql: Reader, report: ReportFault): Promise<void> {
  let expected = (await removedUpTo(sql)) + 1
  let before: Buffer | null = null
  for (let after = 0; ; ) {
    const entries = await audit.walk(sql, after, ENTRIES_PER_READ)
    for (const { chain, ...entry } of entries) {
      const follows = entry.id === expected
      if (!follows) report({ kind: 'audit-gap', entry: expected })
      // Behind a gap, or what a rule took, there is nothing to reckon the digest from.
      else if (before !== null || entry.id === 1) {
        const isWhole = audit.chainAfter(before, entry).equals(chain)
        if (!isWhole) report({ kind: 'audit-changed', entry: entry.id })
      }
      before = chain
      expected = entry.id + 1
    }
    const last = entries.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function removedUpTo(sql: Reader): Promise<number> {
  const row = await sql.get<{ detail: string }>(
    `select detail from audit where action = 'retention' order by audit_id desc limit 1`,
  )
  return Number(/^up to (\d+)$/.exec(row?.detail ?? '')?.[1] ?? 0)
}

async function checkTallies(sql: Reader, report: ReportFault): Promise<void> {
  const days = await allDays(sql)
  const tallied = (name: 'quarantined' | 'interpreted') =>
    days.reduce((sum, day) => sum + day[name], 0)
  const count = async (from: string) =>
    (await sql.get<{ count: number }>(`select count(*) as count from ${from}`))?.count ?? 0
  const checks = [
    { what: 'quarantined', found: await count('quarantine') },
    { what: 'interpreted', found: await count('inbox where interpreted_at is not null') },
  ] as const
  for (const { what, found } of checks) {
    if (tallied(what) !== found)
      report({ kind: 'wrong-tally', what, tallied: tallied(what), found })
  }
  for (const day of days) {
    const outcomes =
      day.messages +
      day.statuses +
      day.nothing_new +
      day.other_field +
      day.quarantined +
      day.discarded
    if (outcomes !== day.items) {
      report({ kind: 'wrong-tally', what: 'items', tallied: outcomes, found: day.items })
    }
  }
}

async function checkErasures(sql: Reader, report: ReportFault): Promise<void> {
  const left = await sql.all<{ citizenId: string }>(
    `select citizen_id as "citizenId" from erasures
      where exists (select 1 from citizens where citizens.citizen_id = erasures.citizen_id)
        or exists (select 1 from identities where identities.citizen_id = erasures.citizen_id)
        or exists (select 1 from conversations
          join media on media.conversation_id = conversations.conversation_id
          where conversations.citizen_id = erasures.citizen_id and media.sha256 is not null)
        or exists (select 1 from log join content on content.seq = log.seq
          where log.identifies = erasures.citizen_id and content.body <> 'null')
        or exists (select 1 from conversations
          join log on log.conversation_id = conversations.conversation_id
          join content on content.seq = log.seq
          where conversations.citizen_id = erasures.citizen_id and content.body <> 'null')
      order by citizen_id`,
  )
  for (const { citizenId } of left) report({ kind: 'not-erased', citizenId })
}
