import {
  type MarketingPreference,
  newerPreference,
} from '../../shared/domain/templates/marketing-preference.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

type Row = { wants: number | null; changedAt: number }

/** What each citizen last told WhatsApp of the organisation's marketing, in whatever order it comes. */
export type PreferenceTable = ReturnType<typeof openPreferenceTable>

export function openPreferenceTable(db: Database) {
  const one = db.prepare<[string], Row>(
    'select wants, changed_at as changedAt from marketing_preferences where citizen_id = ?',
  )
  const save = db.prepare<[string, number | null, number]>(
    `insert into marketing_preferences (citizen_id, wants, changed_at) values (?, ?, ?)
     on conflict do update set wants = excluded.wants, changed_at = excluded.changed_at`,
  )

  return {
    /** Null for who never told anything, or was erased. */
    find(citizenId: string): MarketingPreference | null {
      const row = one.get(citizenId)
      if (row === undefined || row.wants === null) return null
      return { wants: Number(row.wants) === 1, changedAt: row.changedAt }
    },

    /** @returns whose preference an event is about; null for other events. */
    project(event: LogEvent): string | null {
      if (event.type === 'content-erased' && event.cause === 'erasure') {
        save.run(event.citizenId, null, 0)
        return event.citizenId
      }
      if (event.type !== 'marketing-preference-changed') return null
      const { citizenId, wants, changedAt } = event
      const row = one.get(citizenId)
      if (row?.wants === null) return null
      const stands = newerPreference(this.find(citizenId), { wants, changedAt })
      save.run(citizenId, stands.wants ? 1 : 0, stands.changedAt)
      return citizenId
    },

    clear(): void {
      db.exec('delete from marketing_preferences')
    },
  }
}
