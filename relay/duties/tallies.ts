import type { Reader, Transaction } from '../store/port.ts'

/** What became of the items of webhooks that were received on one day. */
export type Tally = {
  interpreted: number
  items: number
  messages: number
  statuses: number
  nothing_new: number
  other_field: number
  quarantined: number
  /** Left the quarantine by a rule or an erasure. */
  discarded: number
}

export const noTally: Readonly<Tally> = {
  ...{ interpreted: 0, items: 0, messages: 0, statuses: 0, nothing_new: 0, other_field: 0 },
  ...{ quarantined: 0, discarded: 0 },
}

const names = Object.keys(noTally) as (keyof Tally)[]

/** Days of the organisation's time zone, such as `2026-11-24`. */
export type DayOf = (at: number) => string

export function createDayOf(timeZone: string): DayOf {
  // Swedish writes dates as ISO does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  return (at) => format.format(at)
}

/**
 * Gathers during a transaction what table `tallies` gets at its end: a day's row is written once
 * for many webhooks.
 */
export type TallyKeeper = {
  count(receivedAt: number, change: Partial<Tally>): void
  write(tx: Transaction): Promise<void>
}

export function createTallyKeeper(dayOf: DayOf): TallyKeeper {
  const days = new Map<string, Tally>()
  return {
    count: (receivedAt, change) => {
      const day = dayOf(receivedAt)
      const tally = days.get(day) ?? { ...noTally }
      for (const name of names) tally[name] += change[name] ?? 0
      days.set(day, tally)
    },
    write: async (tx) => {
      for (const [day, tally] of days)
        await tx.run(upsert, day, ...names.map((name) => tally[name]))
      days.clear()
    },
  }
}

const upsert = `insert into tallies (day, ${names.join()}) values (?, ${names.map(() => '?').join()})
  on conflict (day) do update set
    ${names.map((name) => `${name} = tallies.${name} + excluded.${name}`).join()}`

export type TalliedDay = Tally & { readonly day: string }

/** The newest days first; the empty day holds what was interpreted before there were tallies. */
export function allDays(sql: Reader): Promise<TalliedDay[]> {
  return sql.all(`select day, ${names.join()} from tallies order by day desc`)
}
