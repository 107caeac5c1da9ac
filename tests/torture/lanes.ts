/**
 * Things to be told in order, lane by lane, each again and again until it is acknowledged: as
 * WhatsApp delivers webhooks, and as consoles deliver commands.
 */
export type Lanes<T> = {
  add(lane: string, item: T): void
  /** How many were tried, repetitions included. */
  readonly attempts: number
  /** Resolves once everything is acknowledged. */
  settled(): Promise<void>
  /** Nothing is tried any more. */
  end(): void
}

const PAUSE_MS = 20

/** `tell`: one attempt; whether it was acknowledged. What it throws counts as not. */
export function createLanes<T>(tell: (item: T) => Promise<boolean>): Lanes<T> {
  const waiting = new Map<string, T[]>()
  const working = new Map<string, Promise<void>>()
  let attempts = 0
  let ended = false

  async function work(lane: string, items: T[]): Promise<void> {
    for (let item = items[0]; item !== undefined && !ended; item = items[0]) {
      attempts += 1
      const acknowledged = await tell(item).catch(() => false)
      if (acknowledged) items.shift()
      else await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
    working.delete(lane)
  }

  return {
    get attempts() {
      return attempts
    },
    add: (lane, item) => {
      const items = waiting.get(lane) ?? []
      waiting.set(lane, items)
      items.push(item)
      if (!working.has(lane)) working.set(lane, work(lane, items))
    },
    settled: async () => {
      while (working.size > 0) await Promise.all(working.values())
    },
    end: () => {
      ended = true
    },
  }
}
