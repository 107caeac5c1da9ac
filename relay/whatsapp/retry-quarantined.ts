import { forgetIfPassed } from '../duties/retention.ts'
import { createTallyKeeper } from '../duties/tallies.ts'
import type { Log } from '../log/log.ts'
import { type InterpretContext, interpretItem, readWebhook, tallyOf } from './interpret-webhook.ts'
import type { QuarantineReason } from './quarantine.ts'
import * as quarantine from './quarantine.ts'

/**
 * Interprets what a quarantine entry points at again, with this version. Success removes the
 * entry. What is found in it and still cannot be read has an entry of its own afterwards.
 * @returns why the entry stays; null when it is gone; `absent` when there is none.
 * @throws when the store itself fails: then nothing has changed.
 */
export function retryQuarantined(
  context: InterpretContext,
  log: Log,
  id: number,
): Promise<QuarantineReason | 'nothing-there' | 'absent' | null> {
  return log.transaction(async (tx) => {
    const entry = await quarantine.find(tx, id)
    if (entry === null) return 'absent'
    const items = readWebhook(context, entry).filter(
      ({ path }) => isWithin(path, entry.path) || isWithin(entry.path, path),
    )
    // This version sees nothing at that place: it is not for a retry to throw it away.
    if (items.length === 0) return 'nothing-there'
    let stays: QuarantineReason | null = null
    const tallies = createTallyKeeper(context.dayOf)
    // One item is looked at again, and is counted anew as what it is made of.
    tallies.count(entry.receivedAt, { items: -1, quarantined: -1 })
    for (const item of items) {
      const { outcome, reason } = await interpretItem(context, tx, entry, item)
      const isSame = reason !== null && isWithin(entry.path, item.path)
      const isRepeated =
        reason !== null && !isSame && !(await quarantine.add(tx, entry, item.path, reason))
      const counted = tallyOf(isRepeated ? 'nothing-new' : outcome)
      tallies.count(entry.receivedAt, { items: 1, ...counted })
      if (isSame) stays = reason
    }
    await tallies.write(tx)
    if (stays === null) {
      await quarantine.remove(tx, id)
      await forgetIfPassed(tx, entry.inboxId)
    } else await quarantine.keep(tx, id, stays)
    return stays
  })
}

/** Whether the item at `path` is `container`, or a part of it. */
function isWithin(path: string, container: string): boolean {
  if (container === '' || path === container) return true
  return path.startsWith(container) && /^[.[]/.test(path.slice(container.length))
}
