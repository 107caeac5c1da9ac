import type { EventBody, LogEvent } from '../../shared/events.ts'
import { seededRandom } from '../support/seeded.ts'
import { words } from './town-words.ts'

/** How many attendances are under way at a time in the log of an invented town. */
const AT_A_TIME = 40
const MESSAGES_EACH = 10
const AGENTS = 12
const START = 1_780_000_000_000

/** Of every so many conversations one goes back to the queue instead of being closed. */
const LEFT_OPEN = 50

/** In one of so many conversations the citizen sends a picture. */
const PICTURED = 5

/**
 * The log of a town with so many messages, ten a conversation: three of a citizen to one reply, which
 * WhatsApp reports as accepted, sent, delivered and read. Same numbers, same log.
 */
export function* townLog(messages: number): Generator<LogEvent> {
  const random = seededRandom(messages)
  let seq = 0
  let at = START
  const place = (body: EventBody): LogEvent => {
    seq += 1
    at += 400 + Math.floor(random() * 2000)
    return { seq, at, ...body }
  }
  for (const agent of townAgents()) yield place(agent)
  const conversations = Math.ceil(messages / MESSAGES_EACH)
  let next = 0
  const underWay: Generator<(now: number) => EventBody>[] = []
  for (;;) {
    while (underWay.length < AT_A_TIME && next < conversations) {
      underWay.push(townCase(next, random, MESSAGES_EACH))
      next += 1
    }
    if (underWay.length === 0) return
    const index = Math.floor(random() * underWay.length)
    const step = underWay[index]?.next()
    if (step?.done === false) yield place(step.value(at))
    else underWay.splice(index, 1)
  }
}

export function townId(kind: 'a' | 'b' | 'c' | 'd' | 'e' | 'f', number: number): string {
  return `${kind}0000000-0000-4000-8000-${(number >>> 0).toString(16).padStart(12, '0')}`
}

/** Spread over the table, as real ids are. */
export function townConversation(number: number): string {
  return townId('c', Math.imul(number, 0x9e37_79b1))
}

export function townAgents(): EventBody[] {
  return Array.from({ length: AGENTS }, (_, number) => agentSaved(number))
}

/** @param length in messages. One of a single message waits; others are closed, or go back to the queue. */
export function* townCase(
  number: number,
  random: () => number,
  length: number,
  isLeftOpen = number % LEFT_OPEN === 0,
): Generator<(now: number) => EventBody> {
  const conversationId = townConversation(number)
  const attendanceId = townId('b', number)
  const citizenId = townId('d', number)
  const agentId = townId('a', number % AGENTS)
  const inAttendance = { conversationId, attendanceId }
  yield () => ({ type: 'citizen-identified', citizenId, content: citizenOf(number, random) })
  yield () => ({
    type: 'conversation-started',
    conversationId,
    citizenId,
    phoneNumberId: '100000000000001',
  })
  yield (now) => ({
    type: 'attendance-opened',
    ...inAttendance,
    protocol: `2026-${String(number).padStart(6, '0')}`,
    since: now,
    previousHolderId: null,
  })
  for (let message = 0; message < length; message += 1) {
    const id = number * length + message
    const messageId = townId('e', id)
    const whatsappId = `wamid.${Buffer.from(`HBgMNTU2Mzk5${id}A${random()}`).toString('base64')}`
    if (message === 1) yield () => claimed(inAttendance, agentId, number)
    if (message % 4 !== 3) {
      yield (now) => ({
        type: 'message-received',
        ...inAttendance,
        messageId,
        whatsappId,
        ...said(words(random), number % PICTURED === 0 && message === 2),
        sentAt: now - 900,
        receivedAt: now,
        replyTo: null,
      })
      continue
    }
    const about = { conversationId, messageId }
    yield () => ({
      type: 'reply-queued',
      ...inAttendance,
      agentId,
      commandId: townId('f', id),
      messageId,
      seenSeq: 1,
      replyTo: null,
      content: { kind: 'text', text: words(random) },
    })
    yield () => ({ type: 'send-attempted', ...about, attempt: 1 })
    yield () => ({ type: 'send-accepted', ...about, whatsappId })
    for (const status of ['sent', 'delivered', 'read'] as const) {
      yield (now) => ({
        type: 'status-received',
        ...about,
        whatsappId,
        status,
        statusAt: now,
        code: null,
      })
    }
  }
  if (length === 1) return
  yield () => ({
    type: isLeftOpen ? 'attendance-released' : 'attendance-closed',
    ...inAttendance,
    agentId,
    commandId: townId('f', 0x8000_0000 + number),
  })
}

function said(text: string, isPicture: boolean) {
  if (!isPicture) return { kind: 'text' as const, content: { kind: 'text' as const, text } }
  const file = { mediaId: '1', mimeType: 'image/jpeg', sha256: null }
  return {
    kind: 'image' as const,
    content: { kind: 'image' as const, ...file, caption: text },
  }
}

function claimed(
  inAttendance: { conversationId: string; attendanceId: string },
  agentId: string,
  number: number,
): EventBody {
  const commandId = townId('f', 0xc000_0000 + number)
  return { type: 'attendance-claimed', ...inAttendance, agentId, commandId, fence: 1 }
}

function agentSaved(number: number): EventBody {
  const agentId = townId('a', number)
  return {
    type: 'agent-saved',
    agentId,
    name: `Agente ${number}`,
    roles: ['agent'],
    disabled: false,
  }
}

function citizenOf(number: number, random: () => number) {
  return {
    profileName: `Cidadã Inventada ${number}`,
    username: null,
    phone: `55630${String(Math.floor(random() * 100_000_000)).padStart(8, '0')}`,
    userId: `BR.${number}`,
  }
}
