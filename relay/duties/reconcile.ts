import type { ReconciledDay, Reconciliation } from '../../shared/duties/reconciliation.ts'
import type { Reader } from '../store/port.ts'
import { allDays, type DayOf, noTally, type TalliedDay, type Tally } from './tallies.ts'
import {
  nothingSent,
  openReplies,
  type RepliesTally,
  repliesInAll,
  repliesSince,
} from './tally-replies.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Whether all that arrived and all that was to leave is accounted for, by day and in all. */
export async function reconcile(
  sql: Reader,
  { dayOf, now, days }: { dayOf: DayOf; now: number; days: number },
): Promise<Reconciliation> {
  const tallied = await allDays(sql)
  const waiting = await waitingByDay(sql, dayOf)
  const replies = await repliesSince(sql, now - (days + 1) * DAY_MS, dayOf)
  const tallyOf = new Map(tallied.map((tally) => [tally.day, tally]))
  const shown = lastDays(days, now, dayOf).map((day) =>
    reconciledDay(day, tallyOf.get(day) ?? noTally, waiting.get(day) ?? 0, replies.get(day)),
  )
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((one, other) => one + other, 0)
  const total = reconciledDay(
    null,
    tallied.reduce(added, { ...noTally }),
    sum(waiting.values()),
    await repliesInAll(sql),
  )
  return {
    total,
    days: shown,
    differences: await differencesIn(sql, total),
    openReplies: await openReplies(sql),
  }
}

async function differencesIn(
  sql: Reader,
  { items }: ReconciledDay,
): Promise<Reconciliation['differences']> {
  const { messages, statuses, nothingNew, otherField, quarantined, discarded } = items
  const outcomes = messages + statuses + nothingNew + otherField + quarantined + discarded
  const row = await sql.get<{ count: number }>('select count(*) as count from quarantine')
  const checks = [
    { what: 'items', expected: items.items, found: outcomes },
    { what: 'quarantine', expected: quarantined, found: row?.count ?? 0 },
  ] as const
  return checks.filter(({ expected, found }) => expected !== found)
}

async function waitingByDay(sql: Reader, dayOf: DayOf): Promise<Map<string, number>> {
  const rows = await sql.all<{ receivedAt: number }>(
    'select received_at as "receivedAt" from inbox where interpreted_at is null',
  )
  const days = new Map<string, number>()
  for (const { receivedAt } of rows) {
    const day = dayOf(receivedAt)
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  return days
}

/** From today backwards; noon is on the right day even where clocks are changed. */
function lastDays(count: number, now: number, dayOf: DayOf): string[] {
  const days = new Set<string>()
  for (let step = 0; days.size < count; step += 1) days.add(dayOf(now - step * (DAY_MS / 2)))
  return [...days]
}

function added(one: Tally, other: TalliedDay): Tally {
  const names = Object.keys(noTally) as (keyof Tally)[]
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as Tally
}

function reconciledDay(
  day: string | null,
  tally: Tally,
  waiting: number,
  { replies, reactions } = nothingSent(),
): ReconciledDay {
  const { interpreted, items, messages, statuses, quarantined, discarded } = tally
  return {
    day,
    webhooks: { received: interpreted + waiting, interpreted, waiting },
    items: {
      ...{ items, messages, statuses, quarantined, discarded },
      nothingNew: tally.nothing_new,
      otherField: tally.other_field,
    },
    replies: withSum(replies),
    reactions: withSum(reactions),
  }
}

function withSum(tally: RepliesTally): ReconciledDay['replies'] {
  return { written: Object.values(tally).reduce((one, other) => one + other, 0), ...tally }
}
