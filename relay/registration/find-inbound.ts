import { z } from 'zod'
import type { Reader } from '../store/port.ts'

const receivedSchema = z.object({ type: z.literal('message-received'), messageId: z.string() })

/**
 * The place in the log of a citizen's message in a conversation.
 * @param messageId a UUID, as the border has read it: it holds nothing that `like` would read.
 */
export async function findInbound(
  sql: Reader,
  conversationId: string,
  messageId: string,
): Promise<number | null> {
  const rows = await sql.all<{ seq: number; envelope: string }>(
    'select seq, envelope from log where conversation_id = ? and envelope like ? order by seq',
    ...[conversationId, `%"messageId":"${messageId}"%`],
  )
  const received = rows.find(({ envelope }) => {
    const parsed = receivedSchema.safeParse(JSON.parse(envelope))
    return parsed.success && parsed.data.messageId === messageId
  })
  return received?.seq ?? null
}
