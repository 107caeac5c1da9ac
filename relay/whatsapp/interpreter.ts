import { createTallyKeeper } from '../duties/tallies.ts'
import type { LogTransaction } from '../log/append.ts'
import type { Log } from '../log/log.ts'
import { describeError } from '../logger.ts'
import type { OnMoment } from '../moments.ts'
import { LockLostError } from '../store/server-lock.ts'
import { waiting } from './inbox.ts'
import {
  type Begun,
  beginWebhook,
  type InterpretContext,
  interpretItems,
  resumeWebhook,
} from './interpret-webhook.ts'

/** Works through the inbox in order, in the background. */
export type Interpreter = {
  /** Says that there may be something in the inbox. */
  wake(): void
  /** Resolves once nothing is being interpreted. */
  stop(): Promise<void>
}

/** One transaction holds the loop for about so long: webhooks and streams come in between. */
const SLICE_MS = 8
/** Webhooks are small, but may have 4 MB. */
const ROWS_AT_ONCE = 10
const RETRY_MS = 1000

export function createInterpreter(
  context: InterpretContext,
  log: Log,
  { onMoment, isServing }: { onMoment: OnMoment; isServing: () => boolean },
): Interpreter {
  let running = Promise.resolve()
  let isRunning = false
  let wanted = false
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  /** The webhook that the last slice did not finish. */
  let begun: Begun | null = null

  /** The next webhooks, each taken apart when its turn comes: they may be many, or large. */
  async function* next(tx: LogTransaction): AsyncGenerator<Begun> {
    const resumed = begun && (await resumeWebhook(context, tx, begun))
    if (resumed !== null) yield resumed
    for (let rows = await waiting(tx, ROWS_AT_ONCE); rows.length > 0; ) {
      for (const row of rows) yield await beginWebhook(context, tx, row)
      rows = await waiting(tx, ROWS_AT_ONCE)
    }
  }

  /**
   * One transaction's work. WhatsApp sends up to 1,000 updates in one webhook: what a slice does not
   * reach of them is for the next one.
   * @returns whether it found anything to do.
   */
  async function slice(): Promise<boolean> {
    const until = performance.now() + SLICE_MS
    const isOver = () => performance.now() > until
    const { done, left } = await log.transaction(async (tx) => {
      heedLock()
      const tallies = createTallyKeeper(context.dayOf)
      let done = 0
      let left: Begun | null = null
      for await (const webhook of next(tx)) {
        onMoment('before-interpretation')
        left = await interpretItems(context, tx, webhook, tallies, isOver)
        if (left === null) done += 1
        if (left !== null || isOver()) break
      }
      await tallies.write(tx)
      heedLock()
      return { done, left }
    })
    begun = left
    for (let row = 0; row < done; row += 1) onMoment('interpreted')
    return done > 0 || left !== null
  }

  /** Before a transaction does anything, which may have waited for its turn, and before it counts. */
  function heedLock(): void {
    if (!isServing()) throw new LockLostError()
  }

  async function run(): Promise<void> {
    try {
      while (wanted && !stopped) {
        wanted = false
        while (!stopped && (await slice())) await new Promise(setImmediate)
      }
    } finally {
      // In the same breath as the last look at `wanted`: who wakes it later starts a new run.
      isRunning = false
    }
  }

  function wake(): void {
    clearTimeout(retry)
    wanted = true
    if (isRunning || stopped) return
    isRunning = true
    // In a later turn of the loop: who has just kept a webhook answers it first.
    running = new Promise(setImmediate).then(run).catch((error: unknown) => {
      // The webhooks are safe in the inbox: they wait until the store takes writes again.
      context.logger.error(describeError(error), 'interpretation waits for the store')
      if (!stopped) retry = setTimeout(wake, RETRY_MS)
    })
  }

  return {
    wake,
    stop: async () => {
      stopped = true
      clearTimeout(retry)
      await running
    },
  }
}
