import type { Transaction } from '../store/port.ts'

/**
 * Protocol numbers `YYYY-NNNNNN`, counted anew each year of the organisation's time zone. The
 * counter moves in the transaction that opens the attendance, so that no number is lost or doubled.
 */
export type NextProtocol = (tx: Transaction) => Promise<string>

export function createProtocolNumbers(timeZone: string, clock: () => number): NextProtocol {
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' })
  return async (tx) => {
    const current = Number(year.format(clock()))
    const row = await tx.get<{ number: number }>(
      `insert into protocol_numbers (year, last_number) values (?, 1)
        on conflict (year) do update set last_number = protocol_numbers.last_number + 1
        returning last_number as number`,
      current,
    )
    return `${current}-${String(row?.number).padStart(6, '0')}`
  }
}
