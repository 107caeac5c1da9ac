import type { Store } from '../store/open-store.ts'

/**
 * Protocol numbers `YYYY-NNNNNN`, counted anew each year of the organisation's time zone. The
 * counter moves in the transaction that opens the attendance, so that no number is lost or doubled.
 */
export function createProtocolNumbers(
  { database }: Store,
  timeZone: string,
  clock: () => number,
): () => string {
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' })
  const next = database
    .prepare<[number], number>(`
      insert into protocol_numbers (year, last_number) values (?, 1)
      on conflict (year) do update set last_number = last_number + 1
      returning last_number`)
    .pluck()
  return () => {
    const current = Number(year.format(clock()))
    return `${current}-${String(next.get(current)).padStart(6, '0')}`
  }
}
