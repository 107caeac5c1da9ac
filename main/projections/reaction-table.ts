import type { Delivery } from '../../shared/domain/delivery.ts'
import { timelineMoment } from '../../shared/domain/sent-time.ts'
import type { EventOf } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'
import { deliveryAfter, type NewsOfReply } from './delivery-after.ts'

/** A reaction, of which a message has one from each side. */
type NewReaction = {
  conversationId: string
  /** WhatsApp's id of the message. */
  target: string
  author: 'citizen' | 'agent'
  at: number
  seq: number
  /** Null: taken back. */
  emoji: string | null
  /** Of one that was made at a console: news of it name it. */
  itemId: string | null
}

export const reactionByItemSql = `
select delivery, code from reactions
where item_id = ? and conversation_id = ? and delivery is not null`

/** Table `reactions`: the newest of each side, and what stood there before should that one fail. */
export function openReactionTable(db: Database) {
  const put = db.prepare(
    `insert into reactions (conversation_id, target, author, at, seq, emoji, item_id, delivery)
     values (@conversationId, @target, @author, @at, @seq, @emoji, @itemId, @delivery)
     on conflict do update set at = excluded.at, seq = excluded.seq, emoji = excluded.emoji,
       item_id = excluded.item_id, delivery = excluded.delivery, code = null,
       standing = case reactions.delivery when 'failed' then reactions.standing
         else reactions.emoji end
     where (excluded.at, excluded.seq) > (reactions.at, reactions.seq)`,
  )
  const find = db.prepare<[string, string], { delivery: Delivery; code: number | null }>(
    reactionByItemSql,
  )
  const progress = db.prepare(
    `update reactions set delivery = @delivery, code = @code
     where item_id = @messageId and conversation_id = @conversationId`,
  )
  const clear = db.prepare<[string]>('delete from reactions where conversation_id = ?')

  const write = (reaction: NewReaction) =>
    put.run({ ...reaction, delivery: reaction.itemId === null ? null : 'queued' })

  return {
    put: write,

    /** One of the desk's; of an erased one nobody knows to which message it was. */
    queued({ conversationId, messageId, at, seq, content }: EventOf<'reaction-queued'>): void {
      if (content?.kind !== 'reaction') return
      const { target, emoji } = content
      const place = { at: timelineMoment(at), seq }
      write({ conversationId, target, author: 'agent', ...place, emoji, itemId: messageId })
    },

    /** News of what may be a reaction: one that has taken its place since is not changed. */
    progressed(event: NewsOfReply): void {
      const { messageId, conversationId } = event
      const before = find.get(messageId, conversationId)
      if (before) progress.run({ messageId, conversationId, ...deliveryAfter(before, event) })
    },

    clearConversation(conversationId: string): void {
      clear.run(conversationId)
    },

    clear(): void {
      db.exec('delete from reactions')
    },
  }
}
