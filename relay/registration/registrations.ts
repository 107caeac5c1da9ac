import { z } from 'zod'
import {
  followRegistration,
  type Registration,
  registeredBy,
  type Step,
} from '../../shared/domain/registration/registration.ts'
import { wordingSchema } from '../../shared/domain/registration/wording.ts'
import { consentWaySchema } from '../../shared/events/registration.ts'
import type { Follower } from '../log/append.ts'
import type { Reader } from '../store/port.ts'

const happened = {
  seq: z.int().nullable(),
  at: z.int(),
  agentId: z.string().nullable(),
  commandId: z.string().nullable(),
}

const stateSchema = z.array(
  z.discriminatedUnion('what', [
    z.object({
      ...{ ...happened, what: z.literal('asked') },
      ...{ wording: wordingSchema, wordingMessageId: z.string() },
    }),
    z.object({
      ...{ ...happened, what: z.literal('accepted'), version: z.string() },
      ...{ wordingMessageId: z.string(), proofMessageId: z.string() },
    }),
    z.object({ ...happened, what: z.literal('refused'), proofMessageId: z.string().nullable() }),
    z.object({
      ...{ ...happened, what: z.literal('withdrawn') },
      ...{ way: consentWaySchema, proofMessageId: z.string().nullable() },
    }),
    z.object({
      ...{ ...happened, what: z.literal('imported') },
      ...{ source: z.string(), obtainedAt: z.int() },
    }),
    z.object({ ...happened, what: z.literal('saved'), details: z.null() }),
  ]),
) satisfies z.ZodType<Step[]>

/**
 * Table `registrations`: the steps of each citizen's registration. It follows the log, and holds
 * nothing that she told: `details` is null, and stands in erasable content alone.
 */
export async function find(sql: Reader, citizenId: string): Promise<Registration> {
  const row = await sql.get<{ state: string }>(
    'select state from registrations where citizen_id = ?',
    citizenId,
  )
  return row === undefined ? [] : stateSchema.parse(JSON.parse(row.state))
}

export const follow: Follower = async (tx, event) => {
  const citizenId = registeredBy(event)
  if (citizenId === null) return
  const steps = followRegistration(await find(tx, citizenId), event)
  if (steps.length === 0) {
    await tx.run('delete from registrations where citizen_id = ?', citizenId)
    return
  }
  const bare = steps.map((step) => (step.what === 'saved' ? { ...step, details: null } : step))
  await tx.run(
    `insert into registrations (citizen_id, state) values (?, ?)
      on conflict (citizen_id) do update set state = excluded.state`,
    ...[citizenId, JSON.stringify(bare)],
  )
}
