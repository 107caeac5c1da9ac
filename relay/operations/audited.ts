import * as audit from '../duties/audit.ts'
import { missingIn } from '../store/migrate.ts'
import { openSnapshot, openStoreForCommand } from '../store/open-store.ts'
import type { StorePlace } from '../store/place.ts'
import { existingPlace, type Operation, type OperationContext } from './operation.ts'

/** What shows or changes something that the audit trail has to know of, by its first words. */
const NOTED: ReadonlySet<string> = new Set([
  ...['backup', 'restore', 'export', 'audit', 'quarantine show', 'quarantine retry'],
  ...['user add', 'user disable', 'user enable', 'user password', 'user roles'],
])

export type AuditedOperation = (
  context: Omit<OperationContext, 'about'>,
  args: readonly string[],
) => Promise<boolean>

/** An operation that is written down in the audit trail once it has been carried out. */
export function audited(name: string, operation: Operation): AuditedOperation {
  return async (context, args) => {
    const agentIds: string[] = []
    const about = (agentId: string) => agentIds.push(agentId)
    const isWell = await operation({ ...context, about }, args)
    const words = [`${name} ${args[0] ?? ''}`, name]
    const noted = words.find((each) => NOTED.has(each))
    if (noted !== undefined) await note(context, [noted, ...agentIds].join(' '))
    return isWell
  }
}

async function note(
  { env, clock, newId, warn }: Omit<OperationContext, 'about'>,
  detail: string,
): Promise<void> {
  const place = await existingPlace(env)
  if (await isOlder(place)) return
  const store = await openStoreForCommand(place, newId)
  try {
    const at = clock()
    await store.transaction((tx) => audit.add(tx, { at, action: 'operated', detail }, at))
  } catch {
    warn('This could not be written down in the audit trail: the store takes no writes.')
  } finally {
    await store.close()
  }
}

/** A backup reads what an older version wrote; nobody has asked to migrate it. */
async function isOlder(place: StorePlace): Promise<boolean> {
  const snapshot = await openSnapshot(place)
  try {
    return (await missingIn(snapshot)).length > 0
  } finally {
    await snapshot.close()
  }
}
