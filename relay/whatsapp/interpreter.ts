import { createTallyKeeper } from '../duties/tallies.ts'
import type { Log } from '../log/log.ts'
import { describeError } from '../logger.ts'
import type { OnMoment } from '../moments.ts'
import { waiting } from './inbox.ts'
import { type InterpretContext, interpretWebhook } from './interpret-webhook.ts'

/** Works through the inbox in order, in the background. */
export type Interpreter = {
  /** Says that there may be something in the inbox. */
  wake(): void
  /** Resolves once nothing is being interpreted. */
  stop(): Promise<void>
}

/** One transaction holds the loop for about so long: webhooks and streams come in between. */
const SLICE_MS = 8
const SLICE_ROWS = 100
const RETRY_MS = 1000

export function createInterpreter(
  context: InterpretContext,
  log: Log,
  onMoment: OnMoment,
): Interpreter {
  let running = Promise.resolve()
  let isRunning = false
  let wanted = false
  let stopped = false
  let retry: NodeJS.Timeout | undefined

  /** @returns how many webhooks it interpreted. */
  async function slice(): Promise<number> {
    const began = performance.now()
    const done = await log.transaction(async (tx) => {
      const tallies = createTallyKeeper(context.dayOf)
      let count = 0
      for (const row of await waiting(tx, SLICE_ROWS)) {
        onMoment('before-interpretation')
        await interpretWebhook(context, tx, row, tallies)
        count += 1
        if (performance.now() - began > SLICE_MS) break
      }
      await tallies.write(tx)
      return count
    })
    for (let row = 0; row < done; row += 1) onMoment('interpreted')
    return done
  }

  async function run(): Promise<void> {
    try {
      while (wanted && !stopped) {
        wanted = false
        while (!stopped && (await slice()) > 0) await new Promise(setImmediate)
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
