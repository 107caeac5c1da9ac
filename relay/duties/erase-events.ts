import { erasedEnvelope } from '../../shared/domain/erase-event.ts'
import { MOST_ERASED_AT_ONCE } from '../../shared/events/content-erased.ts'
import type { EventOf } from '../../shared/events.ts'
import type { LogTransaction } from '../log/append.ts'
import { digestOf } from '../log/erased-body.ts'
import * as registrations from '../registration/registrations.ts'
import type { Reader, Transaction } from '../store/port.ts'
import { erasedIdOf } from '../whatsapp/known-messages.ts'

/** An event that holds something to erase. */
export type ErasableEvent = { readonly seq: number; readonly envelope: string }

type Row = ErasableEvent & { readonly hasContent: number }

const columns = `seq, envelope, has_content as "hasContent" from log`

/** The events of a conversation with content, or with an id of WhatsApp's. */
export async function erasableOf(sql: Reader, conversationId: string): Promise<ErasableEvent[]> {
  const rows = await sql.all<Row>(
    `select ${columns} where conversation_id = ? order by seq`,
    conversationId,
  )
  return rows.filter(isErasable)
}

/** What WhatsApp told of who a citizen is. */
export function identifyingOf(sql: Reader, citizenId: string): Promise<ErasableEvent[]> {
  return sql.all<Row>(`select ${columns} where identifies = ? order by seq`, citizenId)
}

/** What an import told of her, which belongs to no conversation. */
export async function importedOf(sql: Reader, citizenId: string): Promise<ErasableEvent[]> {
  const steps = await registrations.find(sql, citizenId)
  const events: ErasableEvent[] = []
  for (const { what, seq } of steps) {
    if (what !== 'imported' || seq === null) continue
    events.push(...(await sql.all<Row>(`select ${columns} where seq = ?`, seq)))
  }
  return events
}

function isErasable({ hasContent, envelope }: Row): boolean {
  return hasContent !== 0 || envelope !== redacted(envelope)
}

type About = Pick<EventOf<'content-erased'>, 'citizenId' | 'conversationId' | 'cause' | 'agentId'>

/**
 * Erases what was written in these events, and tells every replica. A repeated webhook is still
 * recognised, by the digest of its id.
 */
export async function eraseEvents(
  tx: LogTransaction,
  events: readonly ErasableEvent[],
  about: About,
): Promise<void> {
  for (const event of events) await eraseEvent(tx, event)
  const seqs = events.map(({ seq }) => seq)
  // An erasure is told once even where nothing was written: it also ends the conversation.
  for (let start = 0; start === 0 || start < seqs.length; start += MOST_ERASED_AT_ONCE) {
    const some = seqs.slice(start, start + MOST_ERASED_AT_ONCE)
    await tx.append(about.conversationId, () => [{ type: 'content-erased', ...about, seqs: some }])
  }
}

async function eraseEvent(tx: Transaction, { seq, envelope }: ErasableEvent): Promise<void> {
  await tx.run(`update content set body = 'null' where seq = ?`, seq)
  const left = redacted(envelope)
  if (left === envelope) return
  await tx.run('update log set envelope = ? where seq = ?', left, seq)
  const { whatsappId } = JSON.parse(envelope) as { whatsappId?: unknown }
  if (typeof whatsappId !== 'string') return
  await tx.run(
    'update messages set whatsapp_id = ? where whatsapp_id = ?',
    ...[erasedIdOf(whatsappId), whatsappId],
  )
  await tx.run('delete from statuses_ahead where whatsapp_id = ?', whatsappId)
}

function redacted(envelope: string): string {
  return JSON.stringify(erasedEnvelope(JSON.parse(envelope), digestOf))
}
