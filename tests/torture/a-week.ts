import { inbound, messageFrom, type Person, statusOf, type Value } from '../support/webhooks.ts'
import { pick } from './mutations.ts'

/** One thing that WhatsApp tells, and when it happened (ms, whole seconds). */
export type News = { readonly at: number; readonly value: Value }

const WEEK_SECONDS = 7 * 24 * 60 * 60
const EMOJI = ['👍', '🙏', '❤️', '']

/**
 * A week in which `people` write, edit, delete and react, and in which the replies `whatsappIds` are
 * delivered and read. Oldest first; no two things happen in the same second, within which only the
 * order of arrival could tell them apart.
 */
export function aWeek(options: {
  from: number
  count: number
  people: readonly Person[]
  whatsappIds: readonly string[]
  random: () => number
}): News[] {
  const { from, count, people, whatsappIds, random } = options
  const step = Math.floor(WEEK_SECONDS / (count + 1))
  const said = new Map<Person, string[]>(people.map((person) => [person, []]))
  return Array.from({ length: count }, (_, number) => {
    const at = from + (number + 1) * step * 1000
    const timestamp = String(at / 1000)
    const value =
      number < whatsappIds.length * ticks.length
        ? statusNews(number, whatsappIds, timestamp)
        : messageNews(number, timestamp)
    return { at, value }
  })

  function messageNews(number: number, timestamp: string): Value {
    const person = pick(people, random) ?? {}
    const own = said.get(person) ?? []
    const target = pick(own, random)
    const kind = random()
    if (target === undefined || kind < 0.7) {
      const value = inbound(person, { timestamp, text: { body: `Linha ${number}` } })
      own.push((value.messages as { id: string }[])[0]?.id ?? '')
      return value
    }
    if (kind < 0.8) return inbound(person, { timestamp, ...editOf(target, number) })
    if (kind < 0.9) {
      const reaction = { message_id: target, emoji: pick(EMOJI, random) }
      return inbound(person, { timestamp, type: 'reaction', text: undefined, reaction })
    }
    const revoke = { original_message_id: target }
    return {
      messages: [messageFrom(person, { timestamp, type: 'revoke', text: undefined, revoke })],
    }
  }
}

const ticks = ['sent', 'delivered', 'read'] as const

function statusNews(number: number, ids: readonly string[], timestamp: string): Value {
  const id = ids[number % ids.length] ?? ''
  const tick = ticks[Math.floor(number / ids.length)] ?? 'sent'
  return { statuses: [statusOf(id, tick, { timestamp })] }
}

function editOf(target: string, number: number) {
  const message = { context: { id: 'M0' }, type: 'text', text: { body: `Emenda ${number}` } }
  return { type: 'edit', text: undefined, edit: { original_message_id: target, message } }
}
