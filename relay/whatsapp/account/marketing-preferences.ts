import {
  type MarketingPreference,
  newerPreference,
} from '../../../shared/domain/templates/marketing-preference.ts'
import type { Follower } from '../../log/append.ts'
import type { Reader } from '../../store/port.ts'

/** Table `marketing_preferences`: what each citizen last told WhatsApp. It only follows the log. */

export async function find(sql: Reader, citizenId: string): Promise<MarketingPreference | null> {
  const row = await sql.get<{ wants: number; changedAt: number }>(
    'select wants, changed_at as "changedAt" from marketing_preferences where citizen_id = ?',
    citizenId,
  )
  return row === undefined ? null : { wants: row.wants === 1, changedAt: row.changedAt }
}

export const follow: Follower = async (tx, event) => {
  if (event.type === 'content-erased' && event.cause === 'erasure') {
    await tx.run('delete from marketing_preferences where citizen_id = ?', event.citizenId)
  }
  if (event.type !== 'marketing-preference-changed') return
  const { citizenId, wants, changedAt } = event
  const stands = newerPreference(await find(tx, citizenId), { wants, changedAt })
  await tx.run(
    `insert into marketing_preferences (citizen_id, wants, changed_at) values (?, ?, ?)
      on conflict (citizen_id) do update
        set wants = excluded.wants, changed_at = excluded.changed_at`,
    ...[citizenId, stands.wants ? 1 : 0, stands.changedAt],
  )
}
