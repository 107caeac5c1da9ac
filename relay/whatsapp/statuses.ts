import { z } from 'zod'
import { type EventBody, statusSchema } from '../../shared/events.ts'
import type { Follower } from '../log/append.ts'
import type { Store } from '../store/open-store.ts'

/** A status as the log keeps it; `statusAt` is WhatsApp's time, held within reason (ms). */
type Status = {
  readonly status: z.infer<typeof statusSchema>
  readonly statusAt: number
  readonly code: number | null
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
export type Statuses = {
  hasSeen(messageId: string, status: Status['status']): boolean
  keepAhead(phoneNumberId: string, whatsappId: string, status: Status): void
  /** Gives up what was kept for a message that is now known, as events still to be appended. */
  takeAhead(phoneNumberId: string, target: StatusTarget): EventBody[]
  /** Keeps the table in step with the log. */
  follow: Follower
}

const rowSchema = z.object({
  status: statusSchema,
  statusAt: z.number(),
  code: z.number().nullable(),
})

export function createStatuses({ database }: Store, clock: () => number): Statuses {
  const seen = database.prepare<[string, string]>(
    'select 1 from statuses where message_id = ? and status = ?',
  )
  const insertSeen = database.prepare<[string, string]>(
    'insert into statuses (message_id, status) values (?, ?)',
  )
  const insertAhead = database.prepare<[string, string, string, number, number | null, number]>(`
    insert or ignore into statuses_ahead
      (phone_number_id, whatsapp_id, status, status_at, code, kept_at) values (?, ?, ?, ?, ?, ?)`)
  const takeAhead = database.prepare<[string, string], unknown>(`
    delete from statuses_ahead where phone_number_id = ? and whatsapp_id = ?
      returning status, status_at as statusAt, code`)
  const hasSeen: Statuses['hasSeen'] = (messageId, status) =>
    seen.get(messageId, status) !== undefined
  return {
    hasSeen,
    keepAhead: (phoneNumberId, whatsappId, { status, statusAt, code }) => {
      insertAhead.run(phoneNumberId, whatsappId, status, statusAt, code, clock())
    },
    takeAhead: (phoneNumberId, target) =>
      takeAhead
        .all(phoneNumberId, target.whatsappId)
        .map((row) => rowSchema.parse(row))
        .filter(({ status }) => !hasSeen(target.messageId, status))
        .sort((one, other) => one.statusAt - other.statusAt)
        .map((status) => ({ type: 'status-received', ...target, ...status })),
    follow: (event) => {
      if (event.type === 'status-received') insertSeen.run(event.messageId, event.status)
    },
  }
}
