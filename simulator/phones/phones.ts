import type { Changes } from '../changes.ts'
import { newUserId } from '../identifiers.ts'
import { TooMuch } from '../too-much.ts'
import { type Citizen, phoneSpellings } from './citizen.ts'
import type { Message } from './message.ts'

const MAX_CITIZENS = 10_000
const MAX_MESSAGES = 200_000
/** Made-up numbers of Tocantins, from +55 63 99999-0001 on. */
const FIRST_PHONE = 5_563_999_990_001

/** Who a citizen is when somebody makes one; what is left out is made up. */
export type NewCitizen = {
  name?: string | null | undefined
  phone?: string | null | undefined
  username?: string | null | undefined
  userId?: string | undefined
  about?: string | undefined
}

/** Every simulated phone and what its owner sees on it. */
export class Phones {
  readonly #citizens = new Map<string, Citizen>()
  readonly #byUserId = new Map<string, Citizen>()
  readonly #byPhone = new Map<string, Citizen>()
  readonly #threads = new Map<string, Message[]>()
  readonly #messages = new Map<string, { citizen: Citizen; message: Message }>()
  readonly #changes: Changes

  constructor(changes: Changes) {
    this.#changes = changes
  }

  list(): Citizen[] {
    return [...this.#citizens.values()]
  }

  citizen(id: string): Citizen | null {
    return this.#citizens.get(id) ?? null
  }

  withUserId(userId: string): Citizen | null {
    return this.#byUserId.get(userId) ?? null
  }

  /** By digits, with or without Brazil's ninth. */
  withPhone(digits: string): Citizen | null {
    for (const spelling of phoneSpellings(digits)) {
      const citizen = this.#byPhone.get(spelling)
      if (citizen !== undefined) return citizen
    }
    return null
  }

  thread(citizenId: string): readonly Message[] {
    return this.#threads.get(citizenId) ?? []
  }

  find(whatsappId: string): { citizen: Citizen; message: Message } | null {
    return this.#messages.get(whatsappId) ?? null
  }

  /** Null when the phone or user id is somebody else's. */
  create(wanted: NewCitizen): Citizen | null {
    if (this.#citizens.size >= MAX_CITIZENS) throw new TooMuch()
    const number = this.#citizens.size + 1
    const usernameOnly = wanted.username != null && wanted.phone == null
    const phone = usernameOnly ? null : (wanted.phone ?? this.#freePhone())
    const userId = wanted.userId ?? newUserId()
    if (this.#byUserId.has(userId) || (phone !== null && this.withPhone(phone))) return null
    const citizen = {
      id: `citizen-${number}`,
      name: wanted.name === undefined ? `Pessoa de Teste ${number}` : wanted.name,
      phone,
      username: wanted.username ?? null,
      userId,
      lastWroteAt: null,
      about: wanted.about ?? null,
    }
    this.restore(citizen, [])
    this.#changes.announce(citizen.id)
    return citizen
  }

  restore(citizen: Citizen, thread: Message[]): void {
    this.#citizens.set(citizen.id, citizen)
    this.#byUserId.set(citizen.userId, citizen)
    if (citizen.phone !== null) this.#byPhone.set(citizen.phone, citizen)
    this.#threads.set(citizen.id, thread)
    for (const message of thread) this.#messages.set(message.whatsappId, { citizen, message })
  }

  /** Null when the number is somebody else's. */
  freePhone(wanted: string | null): string | null {
    if (wanted === null) return this.#freePhone()
    return this.withPhone(wanted) === null ? wanted : null
  }

  /** Another number makes WhatsApp give another business-scoped id (reference, section 3.1). */
  changeNumber(citizen: Citizen, phone: string | null): void {
    this.#byUserId.delete(citizen.userId)
    citizen.userId = newUserId()
    this.#byUserId.set(citizen.userId, citizen)
    this.showPhone(citizen, phone)
  }

  /** From now on the business sees this number; null: none. */
  showPhone(citizen: Citizen, phone: string | null): void {
    if (citizen.phone !== null) this.#byPhone.delete(citizen.phone)
    citizen.phone = phone
    if (phone !== null) this.#byPhone.set(phone, citizen)
    this.#changes.announce(citizen.id)
  }

  rename(citizen: Citizen, username: string | null): void {
    citizen.username = username
    this.#changes.announce(citizen.id)
  }

  append(citizen: Citizen, message: Message): void {
    if (this.#messages.size >= MAX_MESSAGES) throw new TooMuch()
    this.#threads.get(citizen.id)?.push(message)
    this.#messages.set(message.whatsappId, { citizen, message })
    this.#changes.announce(citizen.id)
  }

  #freePhone(): string {
    let phone = FIRST_PHONE + this.#citizens.size
    while (this.withPhone(String(phone)) !== null) phone += 1
    return String(phone)
  }
}
