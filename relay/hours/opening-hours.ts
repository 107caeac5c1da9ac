import { z } from 'zod'
import { evolveHours } from '../../shared/domain/hours/decide-hours.ts'
import { type KeptHours, officeHoursSchema } from '../../shared/domain/hours/office-hours.ts'
import { idSchema } from '../../shared/ids.ts'
import type { Follower } from '../log/append.ts'
import type { Reader } from '../store/port.ts'

/** Table `opening_hours`: one row, as its newest event left it. It only follows the log. */

const ONLY = 'organisation'

const stateSchema = z.object({
  hours: officeHoursSchema,
  version: z.int().positive(),
  commandId: idSchema,
}) satisfies z.ZodType<KeptHours>

/** Null while what the installation's file says holds. */
export async function find(sql: Reader): Promise<KeptHours | null> {
  const row = await sql.get<{ state: string }>(
    'select state from opening_hours where whose = ?',
    ONLY,
  )
  return row === undefined ? null : stateSchema.parse(JSON.parse(row.state))
}

export const follow: Follower = async (tx, event) => {
  if (event.type !== 'opening-hours-saved') return
  const state = evolveHours(await find(tx), event)
  await tx.run(
    `insert into opening_hours (whose, state) values (?, ?)
      on conflict (whose) do update set state = excluded.state`,
    ...[ONLY, JSON.stringify(state)],
  )
}
