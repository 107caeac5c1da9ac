import type { Changes } from '../changes.ts'
import type { Faults } from '../faults.ts'
import { newWhatsappId } from '../identifiers.ts'
import { type Citizen, windowIsOpen } from '../phones/citizen.ts'
import { type Message, mayBecome } from '../phones/message.ts'
import type { Phones } from '../phones/phones.ts'
import type { Settings } from '../settings.ts'
import type { Timers } from '../timers.ts'
import { TooMuch } from '../too-much.ts'
import type { ChangeValue, Update } from '../webhooks/update.ts'
import { type Draft, draftPayload, opensWindow, seenOnPhone } from './draft.ts'
import {
  type BusinessNumber,
  messageValue,
  type Recipient,
  seconds,
  statusValue,
} from './payloads.ts'

const MAX_SENT = 200_000

/** What the business asked to send, once it was understood. */
export type Send = {
  /** As the business wrote it. */
  input: string
  recipient: Recipient
  type: string
  text: string | null
  callbackData: string | null
  replyTo: string | null
  media: Message['media']
  choices: string[]
  category: string
}

/** A message that the Graph endpoint took in. */
export type Sent = {
  whatsappId: string
  to: string
  type: string
  text: string | null
  callbackData: string | null
  at: number
}

export type NetworkContext = {
  business: BusinessNumber
  phones: Phones
  faults: Faults
  settings: Settings
  timers: Timers
  now: () => number
  mediaUrl: (mediaId: string) => string
  changes: Changes
  tell: (update: Update) => void
  /** A message of the business has arrived on a citizen's phone. */
  onDelivered: (citizenId: string) => void
}

/** Carries messages between phones and the business, and tells the business what became of them. */
export class Network {
  readonly #context: NetworkContext
  /** Everything that was taken in, in order of acceptance. */
  readonly sent: Sent[] = []

  constructor(context: NetworkContext) {
    this.#context = context
  }

  citizenWrites(citizen: Citizen, draft: Draft): Message {
    const { business, mediaUrl, now, phones } = this.#context
    const at = now()
    const message = { ...seenOnPhone(draft), at }
    const payload = {
      from_user_id: citizen.userId,
      id: message.whatsappId,
      timestamp: seconds(at),
      ...draftPayload(draft, mediaUrl),
    }
    phones.append(citizen, message)
    if (opensWindow(message.type)) citizen.lastWroteAt = at
    const value = messageValue(business, citizen, this.#visiblePhone(citizen), payload)
    this.#tell(citizen.id, value, message.whatsappId)
    return message
  }

  /** Takes a message in. Whether it arrives, its statuses tell. */
  businessSends(send: Send): Message {
    const { now, phones } = this.#context
    const { callbackData, category, choices, media, replyTo, text, type } = send
    const at = now()
    const whatsappId = newWhatsappId()
    const code = this.#obstacle(send)
    const message: Message = {
      ...{ direction: 'out', status: 'accepted', whatsappId, at, code },
      ...{ callbackData, category, choices, media, replyTo, text, type },
    }
    const { citizen } = send.recipient
    if (this.sent.length >= MAX_SENT) throw new TooMuch()
    if (citizen !== null) phones.append(citizen, message)
    this.sent.push({ whatsappId, to: send.input, type, text, callbackData, at })
    this.#carryOn(message, citizen === null ? send.recipient : this.#recipient(citizen))
    return message
  }

  /** Marks everything that has arrived on a phone as read; answers how many that were. */
  citizenReads(citizen: Citizen): number {
    const unread = this.#context.phones.thread(citizen.id).filter(({ direction, status, type }) => {
      return direction === 'out' && status === 'delivered' && type !== 'reaction'
    })
    for (const message of unread) this.#advance(message, this.#recipient(citizen), 'read')
    return unread.length
  }

  /** The business has seen this message, and so all before it; null when there is no such one. */
  businessReads(whatsappId: string): Citizen | null {
    const { changes, phones } = this.#context
    const found = phones.find(whatsappId)
    if (found === null || found.message.direction === 'out') return null
    const thread = phones.thread(found.citizen.id)
    for (const message of thread.slice(0, thread.indexOf(found.message) + 1)) {
      if (message.direction === 'in') message.status = 'read'
    }
    changes.announce(found.citizen.id)
    return found.citizen
  }

  /** The business has acknowledged a webhook: the second tick on the citizen's phone. */
  businessHas(whatsappId: string): void {
    const found = this.#context.phones.find(whatsappId)
    if (found === null || !mayBecome(found.message, 'delivered')) return
    found.message.status = 'delivered'
    this.#context.changes.announce(found.citizen.id)
  }

  /** After a restart: messages that were under way go on. */
  resume(): void {
    const { phones } = this.#context
    for (const citizen of phones.list()) {
      for (const message of phones.thread(citizen.id)) {
        const underWay = message.direction === 'out' && mayBecome(message, 'delivered')
        if (underWay) this.#carryOn(message, this.#recipient(citizen))
      }
    }
  }

  /** Why a message that was taken in will not arrive, as one of Meta's codes. */
  #obstacle({ recipient, type }: Send): number | null {
    const { faults, now } = this.#context
    if (recipient.citizen === null) return 131026
    if (type !== 'template' && !windowIsOpen(recipient.citizen, now())) return 131047
    return faults.failSends.shift() ?? null
  }

  /** The next status after a while: sent, delivered, and read where phones read by themselves. */
  #carryOn(message: Message, recipient: Recipient): void {
    const { settings, timers } = this.#context
    timers.after(settings.statusDelayMs, () => {
      const next = this.#nextStatus(message)
      if (next === null) return
      this.#advance(message, recipient, next)
      this.#carryOn(message, recipient)
    })
  }

  /** WhatsApp tells of a reaction only that it was sent (reference, section 5.2). */
  #nextStatus({ code, status, type }: Message): Message['status'] | null {
    if (status === 'accepted') return code === null ? 'sent' : 'failed'
    if (status === 'sent' && type !== 'reaction') return 'delivered'
    return status === 'delivered' && this.#context.settings.autoRead ? 'read' : null
  }

  #advance(message: Message, recipient: Recipient, status: Message['status']): void {
    const { business, changes, now, onDelivered } = this.#context
    if (!mayBecome(message, status)) return
    message.status = status
    const value = statusValue(business, recipient, message, status, now())
    this.#tell(recipient.citizen?.id ?? `phone-${recipient.phone}`, value, null)
    if (recipient.citizen === null) return
    changes.announce(recipient.citizen.id)
    if (status === 'delivered') onDelivered(recipient.citizen.id)
  }

  #tell(lane: string, value: ChangeValue, messageId: string | null): void {
    this.#context.tell({ lane, field: 'messages', value, messageId })
  }

  #recipient(citizen: Citizen): Recipient {
    return { citizen, phone: this.#visiblePhone(citizen) }
  }

  #visiblePhone({ phone }: Citizen): string | null {
    return this.#context.faults.hidePhones ? null : phone
  }
}
