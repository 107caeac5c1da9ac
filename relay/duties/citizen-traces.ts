import { z } from 'zod'
import { phoneKey } from '../../shared/domain/phone-key.ts'
import type { Reader } from '../store/port.ts'
import { type ErasableEvent, erasableOf, identifyingOf, importedOf } from './erase-events.ts'
import type { Held } from './held-in.ts'
import type { IsTheirs } from './redact-webhook.ts'

/** Everything by which a person stands in the store: several citizens, where they were merged. */
export type CitizenTraces = {
  readonly citizenIds: readonly string[]
  readonly conversations: readonly ConversationTraces[]
  readonly identifying: readonly { citizenId: string; events: readonly ErasableEvent[] }[]
  readonly identities: Identities
}

type ConversationTraces = {
  readonly citizenId: string
  readonly conversationId: string
  readonly events: readonly ErasableEvent[]
}

/** What her webhooks are recognised by. Not by her name: others may have it too. */
export type Identities = {
  /** Whatever she ever was known by. */
  readonly isTheirs: IsTheirs
  /** What is hers now. */
  readonly held: Held
  /** Whether these bytes can hold any of them: spares taking most webhooks apart. */
  readonly mayBeIn: (body: Buffer) => boolean
}

/** @returns null when the record has none of these citizens, or has erased them. */
export async function findTraces(
  sql: Reader,
  citizenIds: readonly string[],
): Promise<CitizenTraces | null> {
  const found: string[] = []
  const inConversations: ConversationTraces[] = []
  const identifying: { citizenId: string; events: ErasableEvent[] }[] = []
  for (const citizenId of citizenIds) {
    if (await isErased(sql, citizenId)) continue
    const rows = await sql.all<{ conversationId: string }>(
      'select conversation_id as "conversationId" from conversations where citizen_id = ?',
      citizenId,
    )
    const events = [...(await identifyingOf(sql, citizenId)), ...(await importedOf(sql, citizenId))]
    if (rows.length === 0 && events.length === 0) continue
    found.push(citizenId)
    identifying.push({ citizenId, events })
    for (const { conversationId } of rows) {
      const erasable = await erasableOf(sql, conversationId)
      inConversations.push({ citizenId, conversationId, events: erasable })
    }
  }
  if (found.length === 0) return null
  const identities = await identitiesOf(sql, identifying)
  return { citizenIds: found, conversations: inConversations, identifying, identities }
}

export async function isErased(sql: Reader, citizenId: string): Promise<boolean> {
  const row = await sql.get('select 1 from erasures where citizen_id = ?', citizenId)
  return row !== undefined
}

async function identitiesOf(
  sql: Reader,
  identifying: CitizenTraces['identifying'],
): Promise<Identities> {
  const held = new Set<string>()
  const known = new Set<string>()
  const idless = new Set<string>()
  for (const { citizenId, events } of identifying) {
    const rows = await sql.all<{ kind: string; value: string }>(
      'select kind, value from identities where citizen_id = ?',
      citizenId,
    )
    const hasId = rows.some(({ kind }) => kind === 'userId')
    for (const { kind, value } of rows) {
      held.add(value)
      if (kind === 'phone' && !hasId) idless.add(phoneKey(value))
    }
    for (const { seq } of events) for (const text of await toldAt(sql, seq)) known.add(text)
  }
  for (const text of held) known.add(text)
  const marks = [...known].map((text) => (isNumber(text) ? text.slice(-8) : text.toLowerCase()))
  return {
    isTheirs: recognise(known),
    held: { isHeld: recognise(held), idless },
    mayBeIn: (body) => {
      const text = body.toString('latin1').toLowerCase()
      return marks.some((mark) => text.includes(mark))
    },
  }
}

/** What WhatsApp told there of who she is, with what she was known by before. */
async function toldAt(sql: Reader, seq: number): Promise<string[]> {
  const row = await sql.get<{ body: string }>('select body from content where seq = ?', seq)
  const told = toldSchema.parse(JSON.parse(row?.body ?? 'null'))
  if (told === null) return []
  const { phone, userId, parentUserId, username, identities } = told
  const earlier = identities.flatMap(({ kind, value }) => (kind === 'name' ? [] : value))
  return [phone, userId, parentUserId, username, ...earlier].filter((text) => text != null)
}

const toldSchema = z
  .object({
    ...{ phone: z.string().nullish(), username: z.string().nullish() },
    ...{ userId: z.string().nullish(), parentUserId: z.string().nullish() },
    identities: z.array(z.object({ kind: z.string(), value: z.string() })).default([]),
  })
  .nullable()

function recognise(texts: ReadonlySet<string>): IsTheirs {
  const exact = new Set([...texts].map((text) => text.toLowerCase()))
  // WhatsApp writes Brazilian numbers with and without the ninth digit.
  const phones = new Set([...texts].filter(isNumber).map(phoneKey))
  return (text) =>
    exact.has(text.toLowerCase()) || (/^\+?\d{8,}$/.test(text) && phones.has(phoneKey(text)))
}

function isNumber(text: string): boolean {
  return /^\d{8,}$/.test(text)
}
