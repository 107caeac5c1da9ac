import { z } from 'zod'
import { cannedReplySchema, type KeptCannedReply } from '../../shared/domain/canned/canned-reply.ts'
import { evolveCanned } from '../../shared/domain/canned/decide-canned.ts'
import { idSchema } from '../../shared/ids.ts'
import type { Follower } from '../log/append.ts'
import type { Reader } from '../store/port.ts'

/** Table `canned_replies`: each as its newest event left it. It only follows the log. */

const stateSchema = z.object({
  reply: cannedReplySchema,
  version: z.int().positive(),
  commandId: idSchema,
  ownerId: idSchema,
  isRemoved: z.boolean(),
}) satisfies z.ZodType<KeptCannedReply>

export async function find(sql: Reader, replyId: string): Promise<KeptCannedReply | null> {
  const row = await sql.get<{ state: string }>(
    'select state from canned_replies where reply_id = ?',
    replyId,
  )
  return row === undefined ? null : stateSchema.parse(JSON.parse(row.state))
}

export const follow: Follower = async (tx, event) => {
  if (event.type !== 'canned-reply-saved' && event.type !== 'canned-reply-removed') return
  const replyId = event.type === 'canned-reply-saved' ? event.reply.replyId : event.replyId
  const state = evolveCanned(await find(tx, replyId), event)
  if (state === null) return
  await tx.run(
    `insert into canned_replies (reply_id, state) values (?, ?)
      on conflict (reply_id) do update set state = excluded.state`,
    ...[replyId, JSON.stringify(state)],
  )
}
