import type { Reader } from '../store/port.ts'
import { phoneKey } from '../whatsapp/phone-key.ts'
import { type ErasableEvent, erasableOf, identifying } from './erase-events.ts'
import type { IsTheirs } from './redact-webhook.ts'

/** Everything by which a citizen stands in the store. */
export type CitizenTraces = {
  readonly citizenId: string
  readonly conversations: readonly { conversationId: string; events: readonly ErasableEvent[] }[]
  readonly identifying: readonly ErasableEvent[]
  readonly identities: Identities
}

/** What her webhooks are recognised by. Not by her name: others may have it too. */
export type Identities = {
  readonly isTheirs: IsTheirs
  /** Whether these bytes can hold any of them: spares taking most webhooks apart. */
  readonly mayBeIn: (body: Buffer) => boolean
}

/** @returns null when the record has no such citizen, or has erased her. */
export async function findTraces(sql: Reader, citizenId: string): Promise<CitizenTraces | null> {
  const erased = await sql.get('select 1 from erasures where citizen_id = ?', citizenId)
  if (erased !== undefined) return null
  const rows = await sql.all<{ conversationId: string }>(
    'select conversation_id as "conversationId" from conversations where citizen_id = ?',
    citizenId,
  )
  const about = await identifying(sql, citizenId)
  if (rows.length === 0 && about.length === 0) return null
  const conversations = []
  for (const { conversationId } of rows) {
    conversations.push({ conversationId, events: await erasableOf(sql, conversationId) })
  }
  const identities = recognise(await identitiesOf(sql, citizenId, about))
  return { citizenId, conversations, identifying: about, identities }
}

/** Also those of before she changed her number. */
async function identitiesOf(
  sql: Reader,
  citizenId: string,
  about: readonly ErasableEvent[],
): Promise<Set<string>> {
  const texts = new Set<string>()
  for (const { seq } of about) {
    const row = await sql.get<{ body: string }>('select body from content where seq = ?', seq)
    const known = JSON.parse(row?.body ?? 'null') as Record<string, unknown> | null
    for (const name of ['phone', 'userId', 'username']) {
      const text = known?.[name]
      if (typeof text === 'string') texts.add(text)
    }
  }
  const rows = await sql.all<{ value: string }>(
    'select value from identities where citizen_id = ?',
    citizenId,
  )
  for (const { value } of rows) texts.add(value)
  return texts
}

function recognise(texts: ReadonlySet<string>): Identities {
  const exact = new Set([...texts].map((text) => text.toLowerCase()))
  // WhatsApp writes Brazilian numbers with and without the ninth digit.
  const phones = new Set([...texts].filter((text) => /^\d{8,}$/.test(text)).map(phoneKey))
  const isTheirs: IsTheirs = (text) =>
    exact.has(text.toLowerCase()) || (/^\+?\d{8,}$/.test(text) && phones.has(phoneKey(text)))
  const marks = [...exact].map((text) => (/^\d{8,}$/.test(text) ? text.slice(-8) : text))
  return {
    isTheirs,
    mayBeIn: (body) => {
      const text = body.toString('latin1').toLowerCase()
      return marks.some((mark) => text.includes(mark))
    },
  }
}
