import { endBlock } from '../../shared/domain/block.ts'
import { everySecond } from '../every-second.ts'
import type { Log } from '../log/log.ts'
import { describeError, type Logger } from '../logger.ts'
import type { Store } from '../store/port.ts'
import * as blocks from './blocks.ts'

type Context = {
  readonly log: Log
  readonly store: Store
  readonly logger: Logger
  readonly clock: () => number
}

/**
 * Ends blocks whose time has come: what arrived meanwhile goes to the queue. Several relays may do
 * so at once, because each looks again inside its transaction.
 * @returns how to stop it.
 */
export function startEndingBlocks(context: Context): () => Promise<void> {
  return everySecond(() => endDue(context))
}

async function endDue({ log, store, logger, clock }: Context): Promise<void> {
  try {
    for (const conversationId of await blocks.due(store, clock())) {
      await log.append(conversationId, (state) =>
        state?.block && state.block.until <= clock() ? endBlock(state, null) : [],
      )
    }
  } catch (error) {
    // The next second tries again; until then the citizen stays blocked.
    logger.error(describeError(error), 'the end of a block waits for the store')
  }
}
