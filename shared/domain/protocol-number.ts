import * as z from '../late-zod.ts'

const DIGITS = 6

/** As a relay numbers attendances, whatever the form: a short word without anything that could be words. */
export const protocolSchema = z.string().regex(/^[\w./-]{1,40}$/u)

/**
 * The protocol numbers (`YYYY-NNNNNN`) that somebody means who types this: with or without the zeros
 * and the hyphen, or the number alone, which is this year's or the last one's.
 * @param year of the organisation's today.
 */
export function protocolsMeant(typed: string, year: number): string[] {
  const text = typed.trim()
  const whole = /^(\d{4})\s*[-–/. ]\s*(\d{1,6})$/u.exec(text) ?? /^(\d{4})(\d{6})$/.exec(text)
  if (whole) return [numberOf(Number(whole[1]), whole[2] ?? '')]
  if (!/^\d{1,6}$/.test(text)) return []
  return [numberOf(year, text), numberOf(year - 1, text)]
}

function numberOf(year: number, digits: string): string {
  return `${year}-${digits.padStart(DIGITS, '0')}`
}
