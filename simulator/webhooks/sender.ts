import { type Faults, spend } from '../faults.ts'
import type { Settings } from '../settings.ts'
import { Timers } from '../timers.ts'
import { type Vouching, webhookBody } from './body.ts'
import { chooseInOrder, chooseNewestFirst, type Lane, type Waiting } from './lanes.ts'
import { Courier, type PostOutcome } from './post.ts'
import type { Update } from './update.ts'

/** Meta posts concurrently (reference, section 2.4). */
const MAX_POSTS = 16
/** The pause between two attempts grows up to so many times the first one. */
const MAX_BACK_OFF = 16

export type SenderContext = Vouching & {
  businessAccountId: string
  faults: Faults
  settings: Settings
  /** The business has acknowledged an update. */
  onAcknowledged: (update: Update) => void
}

/**
 * Tells the business everything at least once, as Meta does: each update until it is acknowledged
 * with 200, citizens beside each other, the updates of one citizen in order.
 */
export class WebhookSender {
  readonly #context: SenderContext
  readonly #lanes = new Map<string, Lane>()
  readonly #courier = new Courier()
  readonly #timers = new Timers()
  #cancelLook = () => {}
  #posts = 0
  #numbers = 0
  #attempts = 0
  #delivered = 0
  #stopped = false

  constructor(context: SenderContext) {
    this.#context = context
  }

  /** Updates not acknowledged yet, updates acknowledged, and POSTs made. */
  counts(): { pending: number; delivered: number; attempts: number } {
    return { pending: this.pending().length, delivered: this.#delivered, attempts: this.#attempts }
  }

  /** What a restart must go on with, oldest first. */
  pending(): Update[] {
    return [...this.#lanes.values()]
      .flat()
      .sort((one, other) => one.number - other.number)
      .map(({ update }) => update)
  }

  enqueue(update: Update): void {
    const since = Date.now()
    this.#numbers += 1
    this.#lane(update.lane).push({
      update,
      number: this.#numbers,
      since,
      readyAt: since + this.#context.faults.delayMs,
      attempts: 0,
      posted: false,
    })
    this.look()
  }

  /** Sends what may be sent now. To be called when the settings or faults have changed, too. */
  look(): void {
    this.#cancelLook()
    while (!this.#stopped && this.#context.settings.webhookUrl !== null) {
      const choice = this.#choose()
      if (choice === null) return
      if ('post' in choice) {
        void this.#post(choice.post, this.#context.settings.webhookUrl)
        continue
      }
      if (choice.lookAgainAt !== null) {
        const pause = Math.max(1, choice.lookAgainAt - Date.now())
        this.#cancelLook = this.#timers.after(pause, () => this.look())
      }
      return
    }
  }

  stop(): void {
    this.#stopped = true
    this.#timers.stop()
    this.#courier.close()
  }

  #choose() {
    const { reorder, batch } = this.#context.faults
    if (this.#posts >= (reorder ? 1 : MAX_POSTS)) return null
    const choose = reorder ? chooseNewestFirst : chooseInOrder
    return choose(this.#lanes.values(), Math.max(1, batch), Date.now())
  }

  async #post(group: Waiting[], url: string): Promise<void> {
    const { businessAccountId, faults, settings } = this.#context
    this.#posts += 1
    for (const waiting of group) waiting.posted = true
    const updates = group.map(({ update }) => update)
    const body = webhookBody(updates, businessAccountId, this.#context)
    const copies = Array.from({ length: 1 + faults.duplicate }, () => {
      this.#attempts += 1
      return this.#courier.post(url, body, settings.webhookTimeoutMs)
    })
    const [outcome] = await Promise.all(copies)
    this.#posts -= 1
    if (this.#stopped) return
    const acknowledged = outcome === 200 && !spend(faults, 'dropAcknowledgements')
    for (const waiting of group) {
      if (acknowledged) this.#acknowledged(waiting)
      else this.#tryLater(waiting, outcome)
    }
    this.look()
  }

  #acknowledged(waiting: Waiting): void {
    this.#delivered += 1
    this.#takeOut(waiting)
    this.#context.onAcknowledged(waiting.update)
  }

  /** A receiver that is away holds the whole lane up; one that refuses, only this update. */
  #tryLater(waiting: Waiting, outcome: PostOutcome | undefined): void {
    waiting.posted = false
    waiting.attempts += 1
    waiting.readyAt = Date.now() + this.#backOff(waiting.attempts)
    if (isRefusal(outcome)) {
      this.#takeOut(waiting)
      waiting.update = { ...waiting.update, lane: `aside-${waiting.number}` }
      this.#lane(waiting.update.lane).push(waiting)
    }
  }

  #backOff(attempts: number): number {
    return this.#context.settings.retryBaseMs * Math.min(2 ** (attempts - 1), MAX_BACK_OFF)
  }

  #lane(name: string): Lane {
    const lane = this.#lanes.get(name) ?? []
    this.#lanes.set(name, lane)
    return lane
  }

  #takeOut(waiting: Waiting): void {
    const lane = this.#lane(waiting.update.lane)
    lane.splice(lane.indexOf(waiting), 1)
    if (lane.length === 0) this.#lanes.delete(waiting.update.lane)
  }
}

/** 4xx says that this update is wrong, unless it says "later": 408 and 429. */
function isRefusal(outcome: PostOutcome | undefined): boolean {
  if (typeof outcome !== 'number' || outcome === 408 || outcome === 429) return false
  return outcome >= 400 && outcome < 500
}
