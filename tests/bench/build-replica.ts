import { applyEvents } from '../../main/replica/apply-events.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { createBulk } from '../../main/store/bulk.ts'
import type { LogEvent } from '../../shared/events.ts'

const AT_ONCE = 400

/** Takes a whole log in, as a first replication does, without the way here. */
export async function fillReplica(replica: Replica, events: Iterable<LogEvent>): Promise<void> {
  const bulk = createBulk(replica.db)
  const take = async (some: readonly LogEvent[]) => {
    const parsed = some.map((event) => ({ known: true as const, event }))
    bulk.run(() => applyEvents(replica, parsed, { road: 'log' }, 0), some.length)
    await bulk.rest()
  }
  replica.search.prepareForBulk(true)
  let batch: LogEvent[] = []
  for (const event of events) {
    if (batch.push(event) < AT_ONCE) continue
    await take(batch)
    batch = []
  }
  await take(batch)
  bulk.end()
  replica.search.prepareForBulk(false)
  while (replica.search.tend());
}
