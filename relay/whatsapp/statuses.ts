import { z } from 'zod'
import { type FailureClass, failureClassSchema } from '../../shared/domain/failure-class.ts'
import { type Pricing, pricingSchema } from '../../shared/domain/pricing.ts'
import { statusSchema } from '../../shared/events/sending.ts'
import type { EventBody } from '../../shared/events.ts'
import type { Follower } from '../log/append.ts'
import type { Reader, Transaction } from '../store/port.ts'

/** A status as the log keeps it; `statusAt` is WhatsApp's time, held within reason (ms). */
type Status = {
  readonly status: z.infer<typeof statusSchema>
  readonly statusAt: number
  readonly code: number | null
  /** Only of a failed one. */
  readonly failureClass?: FailureClass | undefined
  readonly pricing?: Pricing | undefined
}

/** A reply that a status speaks of. */
export type StatusTarget = {
  readonly conversationId: string
  readonly messageId: string
  readonly whatsappId: string
}

/**
 * Tables `statuses` (which were seen of each reply) and `statuses_ahead` (those that came before
 * we knew the message they speak of: WhatsApp may report before its answer to our call is in).
 */

/** Stands among the statuses of a call once its end was told. */
export const CALL_ENDED = 'call-ended'

export async function hasSeen(
  sql: Reader,
  messageId: string,
  status: Status['status'] | typeof CALL_ENDED,
): Promise<boolean> {
  const row = await sql.get(
    'select 1 from statuses where message_id = ? and status = ?',
    ...[messageId, status],
  )
  return row !== undefined
}

/** @param keptAt when it came (ms): it is given up after a while. */
export async function keepAhead(
  tx: Transaction,
  phoneNumberId: string,
  whatsappId: string,
  { status, statusAt, code, ...more }: Status,
  keptAt: number,
): Promise<void> {
  await tx.run(
    `insert into statuses_ahead
        (phone_number_id, whatsapp_id, status, status_at, code, kept_at, more)
      values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    ...[phoneNumberId, whatsappId, status, statusAt, code, keptAt, JSON.stringify(more)],
  )
}

const moreSchema = z.object({
  failureClass: failureClassSchema.optional(),
  pricing: pricingSchema.optional(),
})

const rowSchema = z.object({
  status: statusSchema,
  statusAt: z.number(),
  code: z.number().nullable(),
  /** What a status says besides, as JSON; null in rows of before it was kept. */
  more: z
    .string()
    .nullable()
    .transform((more) => moreSchema.parse(JSON.parse(more ?? '{}'))),
})

/** Gives up what was kept for a message that is now known, as events still to be appended. */
export async function takeAhead(
  tx: Transaction,
  phoneNumberId: string,
  target: StatusTarget,
): Promise<EventBody[]> {
  const rows = await tx.all(
    `delete from statuses_ahead where phone_number_id = ? and whatsapp_id = ?
      returning status, status_at as "statusAt", code, more`,
    ...[phoneNumberId, target.whatsappId],
  )
  const news: Status[] = []
  for (const { more, ...row } of z.array(rowSchema).parse(rows)) {
    const status = { ...row, ...more }
    if (!(await hasSeen(tx, target.messageId, status.status))) news.push(status)
  }
  return news
    .sort((one, other) => one.statusAt - other.statusAt)
    .map((status) => ({ type: 'status-received', ...target, ...status }))
}

/** Keeps the table in step with the log. */
export const follow: Follower = async (tx, event) => {
  if (event.type !== 'status-received' && event.type !== 'call-ended') return
  const status = event.type === 'call-ended' ? CALL_ENDED : event.status
  await tx.run(
    'insert into statuses (message_id, status) values (?, ?)',
    ...[event.messageId, status],
  )
}
