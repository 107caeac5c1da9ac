import { FAILURES_WINDOW_MS, forgetOld } from '../accounts/sign-in-limits.ts'
import { forgetLimits } from '../delivery/sending-state.ts'
import { describeError, type Logger } from '../logger.ts'
import type { FileFolder } from '../media/file-folder.ts'
import { giveUpUnused } from '../media/give-up-unused.ts'
import type { Store } from '../store/port.ts'
import { scrubIfOwed } from './scrub.ts'

const HOUR_MS = 60 * 60 * 1000

/** WhatsApp repeats a webhook for at most seven days (reference, section 2.4). */
const REPEATED_FOR_MS = 8 * 24 * HOUR_MS

type HousekeepingContext = {
  readonly store: Store
  readonly folder: FileFolder
  readonly clock: () => number
  readonly logger: Logger
}

/**
 * Removes, now and then every hour, what can never be asked for again, and overwrites what an erasure
 * left where that is still owed; and every five minutes which
 * failures to sign in count no longer.
 * @returns how to stop it.
 */
export function startHousekeeping({
  store,
  folder,
  clock,
  logger,
}: HousekeepingContext): () => void {
  const tidy = async () => {
    try {
      await store.run('delete from sessions where expires_at < ?', clock())
      await store.run('delete from statuses_ahead where kept_at < ?', clock() - REPEATED_FOR_MS)
      await store.run('delete from account_news where seen_at < ?', clock() - REPEATED_FOR_MS)
      await forgetLimits(store, clock())
      await giveUpUnused(store, folder, clock())
      await scrubIfOwed(store)
    } catch (error) {
      // Nothing depends on it: the next hour tries again.
      logger.warn(describeError(error), 'housekeeping failed')
    }
  }
  /** Who failed to sign in, and from where, is nobody's to keep for longer than it counts. */
  const forgetFailures = async () => {
    await forgetOld(store, clock()).catch((error) => {
      logger.warn(describeError(error), 'failures to sign in are not forgotten yet')
    })
  }
  void tidy()
  void forgetFailures()
  const timers = [
    setInterval(() => void tidy(), HOUR_MS).unref(),
    setInterval(() => void forgetFailures(), FAILURES_WINDOW_MS).unref(),
  ]
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}
