import type { Command } from '../../shared/commands.ts'
import { type Conversation, evolve } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import { endOfOpenDays } from '../../shared/domain/hours/open-days.ts'
import type { MessageContent } from '../../shared/domain/message-content.ts'
import type { Provenance } from '../../shared/domain/provenance.ts'
import { admitMessage } from '../../shared/domain/receive.ts'
import {
  followRegistration,
  type Registration,
  registeredBy,
} from '../../shared/domain/registration/registration.ts'
import { evolveTopics } from '../../shared/domain/topics/decide-topics.ts'
import { statusSchema } from '../../shared/events/sending.ts'
import {
  conversationOf,
  type EventBody,
  type LogEvent,
  type ParsedEvent,
} from '../../shared/events.ts'
import type { Account } from '../../shared/protocol.ts'
import { sampleArea } from './sample-areas.ts'
import { sampleList } from './sample-list.ts'

/** Readable ids that are UUIDs: `sampleId('c', 1)` is conversation one. */
export function sampleId(kind: 'a' | 'c' | 'd' | 'e' | 'f' | 'b', number: number): string {
  return `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** Agents `ana` (1), `bruno` (2) and `carla` (3), a supervisor. */
export const sampleAccounts: readonly Account[] = [
  { agentId: sampleId('a', 1), login: 'ana', name: 'Ana', roles: ['agent'] },
  { agentId: sampleId('a', 2), login: 'bruno', name: 'Bruno', roles: ['agent'] },
  { agentId: sampleId('a', 3), login: 'carla', name: 'Carla', roles: ['agent', 'supervisor'] },
]

/** Whom a sample office can ask. */
const sampleAreas = [sampleArea(1), sampleArea(2)]

export const START = 1_795_000_000_000

type Asked<C extends Command = Command> = C extends Command
  ? Omit<C, 'commandId' | 'conversationId' | 'attendanceId' | 'issuedAt' | 'seenSeq'> & {
      commandId?: string
    }
  : never

type Options = {
  sentAt?: number
  replyTo?: string | null
  /** Known before the message arrives, for what points to it. */
  whatsappId?: string
  provenance?: Provenance
}

/** A log as a relay would write it, one second an event, without a relay. */
export class SampleLog {
  readonly events: LogEvent[] = []
  readonly states = new Map<string, Conversation>()
  /** Moves the log's clock on, ms. */
  now = START
  #ids = 0

  constructor() {
    for (const account of sampleAccounts) {
      const { agentId, name, roles } = account
      this.append({ type: 'agent-saved', agentId, name, roles, disabled: false })
    }
  }

  get parsed(): ParsedEvent[] {
    return this.events.map((event) => ({ known: true, event }))
  }

  /** Citizen `number` writes; the conversation has the same number. @returns the WhatsApp id. */
  receive(number: number, content: MessageContent | string, options: Options = {}): string {
    const conversation = this.states.get(sampleId('c', number)) ?? this.#start(number)
    const said = typeof content === 'string' ? { kind: 'text' as const, text: content } : content
    const { attendanceId, events } = admitMessage(conversation, {
      kind: said.kind,
      now: this.now,
      sentAt: options.sentAt ?? this.now,
      newId: () => this.#newId(),
      protocol: `2026-${String(this.events.length).padStart(6, '0')}`,
      reopenWithinMs: 30_000,
    })
    const messageId = this.#newId()
    const whatsappId = options.whatsappId ?? `wamid.${messageId}`
    this.append(...events, {
      type: 'message-received',
      conversationId: conversation.conversationId,
      attendanceId,
      messageId,
      whatsappId,
      kind: said.kind,
      sentAt: options.sentAt ?? this.now,
      receivedAt: this.now,
      replyTo: options.replyTo ?? null,
      content: said,
      ...(options.provenance && { provenance: options.provenance }),
    })
    return whatsappId
  }

  /** Somebody writes to citizen `number` on the organisation's phone. @returns the WhatsApp id. */
  writeOnPhone(number: number, content: MessageContent | string): string {
    const conversation = this.states.get(sampleId('c', number)) ?? this.#start(number)
    const said = typeof content === 'string' ? { kind: 'text' as const, text: content } : content
    const messageId = this.#newId()
    const whatsappId = `wamid.${messageId}`
    this.append({
      type: 'phone-message-sent',
      ...{ conversationId: conversation.conversationId, messageId, whatsappId, kind: said.kind },
      ...{ sentAt: this.now, receivedAt: this.now, replyTo: null, content: said },
    })
    return whatsappId
  }

  /** An agent's command on a conversation, decided by the shared rules. */
  ask(agent: number, number: number, asked: Asked): 'accepted' | 'refused' {
    const command = this.command(number, asked)
    const decision = decide(this.states.get(command.conversationId) ?? null, command, {
      actor: account(agent),
      now: this.now,
      findAgent: (agentId) => {
        const found = sampleAccounts.find((each) => each.agentId === agentId)
        return found ? { ...found, disabled: false } : null
      },
      findConversation: (conversationId) => this.states.get(conversationId) ?? null,
      findRegistration: (citizenId) => this.registrationOf(citizenId),
      findTopic: (topicId) =>
        this.events.reduce(evolveTopics, null)?.body.find((topic) => topic.topicId === topicId) ??
        null,
      findArea: (areaId) => sampleAreas.find((area) => area.areaId === areaId) ?? null,
      dueAfter: (days) => endOfOpenDays(null, 'America/Araguaina', this.now, days),
      findInbound: (_, messageId) => this.#inbound(messageId)?.seq ?? null,
      wording: sampleList.wording,
    })
    if ('refused' in decision) return 'refused'
    this.append(...decision.accepted)
    return 'accepted'
  }

  registrationOf(citizenId: string): Registration {
    return this.events
      .filter((event) => registeredBy(event) === citizenId)
      .reduce<Registration>(followRegistration, [])
  }

  /** The id of the newest message of citizen `number`. */
  lastInbound(number: number): string {
    const event = this.events.findLast(
      (each) => each.type === 'message-received' && conversationOf(each) === sampleId('c', number),
    )
    if (event?.type !== 'message-received') throw new Error('nothing was received')
    return event.messageId
  }

  #inbound(messageId: string) {
    return this.events.find(
      (event) => event.type === 'message-received' && event.messageId === messageId,
    )
  }

  command(number: number, asked: Asked): Command {
    const conversationId = sampleId('c', number)
    const state = this.states.get(conversationId)
    return {
      commandId: this.#newId(),
      conversationId,
      attendanceId: state?.attendance?.attendanceId ?? this.#newId(),
      issuedAt: this.now,
      seenSeq: this.events.length,
      ...asked,
    }
  }

  /** WhatsApp's news of the newest reply of a conversation. */
  progress(number: number, step: 'attempted' | 'accepted' | 'failed' | 'unknown' | string): void {
    const conversationId = sampleId('c', number)
    const reply = this.events.findLast(
      (event) => event.type === 'reply-queued' && event.conversationId === conversationId,
    )
    if (reply?.type !== 'reply-queued') return
    const { messageId } = reply
    const about = { conversationId, messageId }
    const whatsappId = `wamid.${messageId}`
    const status = statusSchema.safeParse(step)
    if (step === 'attempted') this.append({ type: 'send-attempted', ...about, attempt: 1 })
    else if (step === 'accepted') this.append({ type: 'send-accepted', ...about, whatsappId })
    else if (step === 'unknown') this.append({ type: 'send-unknown', ...about, cause: 'timeout' })
    else if (status.success) {
      const code = step === 'failed' ? 131_047 : null
      this.append({
        type: 'status-received',
        ...about,
        whatsappId,
        status: status.data,
        statusAt: this.now,
        code,
      })
    }
  }

  identify(number: number, profileName: string | null): void {
    this.append({
      type: 'citizen-identified',
      citizenId: sampleId('d', number),
      content: {
        profileName,
        username: null,
        phone: `55639999${String(90_000 + number)}`,
        userId: null,
      },
    })
  }

  /** Citizen `number` had everything erased. The events here stay as an older answer had them. */
  erase(number: number): void {
    const [conversationId, citizenId] = [sampleId('c', number), sampleId('d', number)]
    const said = { type: 'content-erased', citizenId, cause: 'erasure', agentId: null } as const
    const seqsOf = (isTheirs: (event: LogEvent) => boolean) =>
      this.events.filter(isTheirs).map(({ seq }) => seq)
    const written = seqsOf((event) => conversationOf(event) === conversationId)
    const known = seqsOf(
      (event) => event.type === 'citizen-identified' && event.citizenId === citizenId,
    )
    if (written.length === 0) return
    this.append({ ...said, conversationId, seqs: written })
    this.append({ ...said, conversationId: null, seqs: known })
  }

  append(...bodies: EventBody[]): void {
    for (const body of bodies) {
      this.now += 1000
      const event: LogEvent = { ...body, seq: this.events.length + 1, at: this.now }
      this.events.push(event)
      const conversationId = conversationOf(event)
      if (conversationId === null) continue
      const state = evolve(this.states.get(conversationId) ?? null, event)
      if (state) this.states.set(conversationId, state)
    }
  }

  /** The events of `GET /v1/snapshot` when the log ended at `head`. */
  snapshotAt(head: number): ParsedEvent[] {
    const states = new Map<string, Conversation>()
    for (const event of this.events.slice(0, head)) {
      const conversationId = conversationOf(event)
      if (conversationId === null) continue
      const state = evolve(states.get(conversationId) ?? null, event)
      if (state) states.set(conversationId, state)
    }
    return snapshotOf(this.events.slice(0, head), states.values()).map((event) => ({
      known: true,
      event,
    }))
  }

  #start(number: number): Conversation {
    this.identify(number, `Cidadã ${number}`)
    const conversationId = sampleId('c', number)
    this.append({
      type: 'conversation-started',
      conversationId,
      citizenId: sampleId('d', number),
      phoneNumberId: '100000000000001',
    })
    const state = this.states.get(conversationId)
    if (!state) throw new Error('not started')
    return state
  }

  #newId(): string {
    this.#ids += 1
    return sampleId('e', this.#ids)
  }
}

/** Which events a snapshot holds, of a log that came to these conversations. */
export function snapshotOf(
  events: readonly LogEvent[],
  conversations: Iterable<Conversation>,
): LogEvent[] {
  const open = [...conversations].filter(
    ({ attendance }) => attendance && attendance.status !== 'closed',
  )
  const newest = new Map(
    events.flatMap((event) =>
      event.type === 'citizen-identified' ? [[event.citizenId, event] as const] : [],
    ),
  )
  const citizens = new Set(open.map(({ citizenId }) => newest.get(citizenId)))
  const isOpen = new Set(open.map(({ conversationId }) => conversationId))
  return events.filter((event) => {
    if (event.type === 'citizen-identified') return citizens.has(event)
    const conversationId = conversationOf(event)
    return conversationId === null || isOpen.has(conversationId)
  })
}

export function account(agent: number): Account {
  const found = sampleAccounts[agent - 1]
  if (!found) throw new Error(`There is no agent ${agent}.`)
  return found
}
