import type { z } from 'zod'
import { tidyDetails } from '../../shared/domain/registration/details.ts'
import { consentOf, hasDeclined, isOnList } from '../../shared/domain/registration/registration.ts'
import type { ImportOutcome, importRequestSchema } from '../../shared/duties/subscribers.ts'
import type { NewId } from '../../shared/ids.ts'
import * as audit from '../duties/audit.ts'
import type { Log } from '../log/log.ts'
import type { Reader } from '../store/port.ts'
import * as citizens from '../whatsapp/citizens.ts'
import { identify } from '../whatsapp/identify.ts'
import * as registrations from './registrations.ts'

export type ImportRequest = z.output<typeof importRequestSchema>

type Context = { readonly log: Log; readonly newId: NewId; readonly clock: () => number }

type Row = ImportRequest['rows'][number]

/**
 * Puts people of an older list onto this one. Each is found by her number as a message from it would
 * be, so that she is one citizen when she writes. Importing the same again changes nothing.
 */
export function importSubscribers(
  { log, newId, clock }: Context,
  request: ImportRequest,
  agentId: string,
): Promise<{ line: number; outcome: ImportOutcome }[]> {
  const { importId, dryRun, source, obtainedAt, rows } = request
  return log.transaction(async (tx) => {
    const outcomes: { line: number; outcome: ImportOutcome }[] = []
    for (const { line, phone, details } of rows) {
      const { outcome, holder } = await outcomeOf(tx, phone)
      outcomes.push({ line, outcome })
      if (dryRun || (outcome !== 'new' && outcome !== 'known')) continue
      const now = clock()
      // Who is known keeps the number that WhatsApp gave.
      const citizenId = holder ?? (await identify(tx, newId, { ...nobodyElse, phone }, now))
      await tx.append(null, () => [
        {
          ...{ type: 'subscriber-imported', citizenId, importId, agentId, source },
          ...{ obtainedAt: Math.min(obtainedAt, now), content: tidyDetails(details) },
        },
      ])
    }
    const count = outcomes.filter(({ outcome }) => outcome === 'new' || outcome === 'known').length
    if (!dryRun) {
      const entry = { at: clock(), action: 'imported-subscribers', agentId } as const
      await audit.add(tx, { ...entry, detail: String(count) }, clock())
    }
    return outcomes
  })
}

const nobodyElse = { userId: null, parentUserId: null, username: null, profileName: null }

/** `holder`: the citizen who is known by the number. */
async function outcomeOf(
  sql: Reader,
  phone: Row['phone'],
): Promise<{ outcome: ImportOutcome; holder: string | null }> {
  const holder = await citizens.holderOf(sql, 'phone', phone)
  if (holder === null) return { outcome: 'new', holder }
  const steps = await registrations.find(sql, holder)
  if (hasDeclined(steps)) return { outcome: 'declined', holder }
  return { outcome: isOnList(consentOf(steps)) ? 'registered' : 'known', holder }
}
