import type { Changes } from '../changes.ts'
import type { Faults } from '../faults.ts'
import { newCallId, newWhatsappId } from '../identifiers.ts'
import { type Citizen, windowIsOpen } from '../phones/citizen.ts'
import { type Message, mayBecome } from '../phones/message.ts'
import type { Phones } from '../phones/phones.ts'
import type { Settings } from '../settings.ts'
import type { Timers } from '../timers.ts'
import { TooMuch } from '../too-much.ts'
import type { ChangeValue, Update } from '../webhooks/update.ts'
import { type Draft, draftPayload, onPhone, opensWindow, seenOnPhone } from './draft.ts'
import {
  type BusinessNumber,
  callValue,
  messageValue,
  numberChangedValue,
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

  /** False when the number is somebody else's. A number that does not show stays hidden. */
  citizenChangesNumber(citizen: Citizen, wanted: string | null): boolean {
    const { business, now, phones } = this.#context
    const before = { phone: this.#visiblePhone(citizen), userId: citizen.userId }
    const phone = citizen.phone === null ? null : phones.freePhone(wanted)
    if (citizen.phone !== null && phone === null) return false
    phones.changeNumber(citizen, phone)
    const at = now()
    const message = { ...onPhone('system'), at }
    phones.append(citizen, message)
    const after = { phone: this.#visiblePhone(citizen), userId: citizen.userId }
    const value = numberChangedValue(business, before, after, {
      id: message.whatsappId,
      timestamp: seconds(at),
    })
    this.#tell(citizen.id, value, message.whatsappId)
    return true
  }

  /** She answers a request for her number: it stands on a card, and shows from then on. */
  citizenSharesPhone(citizen: Citizen): Message {
    const { phones } = this.#context
    const phone = citizen.phone ?? phones.freePhone(null)
    if (phone === null) throw new Error('a free number is always found')
    const name = { formatted_name: citizen.name ?? 'Contato' }
    const card = { name, phones: [{ phone: `+${phone}`, wa_id: phone }], origin: 'contact_request' }
    const message = this.citizenWrites(citizen, {
      type: 'raw',
      message: { type: 'contacts', contacts: [card] },
    })
    phones.showPhone(citizen, phone)
    return message
  }

  /** Rings, and ends: with nobody who answered, or after so many seconds. */
  citizenCalls(citizen: Citizen, durationSeconds: number | null): Message {
    const { business, now, phones } = this.#context
    const at = now()
    const message = { ...onPhone('call'), whatsappId: newCallId(), at }
    phones.append(citizen, message)
    citizen.lastWroteAt = at
    const about = { id: message.whatsappId, timestamp: seconds(at) }
    const session = { sdp_type: 'offer', sdp: 'v=0' }
    const spoken = {
      status: 'COMPLETED',
      start_time: seconds(at),
      end_time: seconds(at + (durationSeconds ?? 0) * 1000),
      duration: durationSeconds,
    }
    const end = durationSeconds === null ? { status: 'FAILED' } : spoken
    for (const call of [
      { ...about, event: 'connect', session },
      { ...about, event: 'terminate', ...end },
    ]) {
      const value = callValue(business, citizen, this.#visiblePhone(citizen), call)
      this.#tell(citizen.id, value, message.whatsappId, 'calls')
    }
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

  /** She hears a voice message, which is to have seen it; false where there is no such one. */
  citizenPlays(citizen: Citizen, whatsappId: string): boolean {
    const message = this.#context.phones
      .thread(citizen.id)
      .find((each) => each.whatsappId === whatsappId)
    if (!message?.media?.voice || !mayBecome(message, 'played')) return false
    for (const status of ['read', 'played'] as const) {
      this.#advance(message, this.#recipient(citizen), status)
    }
    return true
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

  #tell(lane: string, value: ChangeValue, messageId: string | null, field = 'messages'): void {
    this.#context.tell({ lane, field, value, messageId })
  }

  #recipient(citizen: Citizen): Recipient {
    return { citizen, phone: this.#visiblePhone(citizen) }
  }

  #visiblePhone({ phone }: Citizen): string | null {
    return this.#context.faults.hidePhones ? null : phone
  }
}
