import { Temporal } from 'temporal-polyfill'
import { mayOversee } from '../../shared/domain/agent.ts'
import { billingOf } from '../../shared/domain/billing.ts'
import { dateAt, startOfDate } from '../../shared/domain/local-day.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'

/** What WhatsApp billed of the replies that were written in a month. */
export function readBilling(
  { replica, account, office, relayNow }: Desk,
  { month: asked }: CallArguments<'read-billing'>,
): CallResult<'read-billing'> {
  if (!mayOversee(account)) return null
  const { timeZone } = office
  const present = dateAt(relayNow(), timeZone).slice(0, 7)
  const month = asked ?? present
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 })
  const from = startOfDate(`${month}-01`, timeZone)
  const to = startOfDate(`${next.toString()}-01`, timeZone)
  const { counts, neverHad } = replica.prices.between(from, to)
  return { ...billingOf(counts, neverHad), month, isThisMonth: month === present }
}
