import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** Table `citizen_fields`: where the newest value of each of a citizen's fields stands in the log. */
export type CitizenFields = ReturnType<typeof openCitizenFields>

export function openCitizenFields(db: Database) {
  const place = db.prepare<[string, string, bigint]>(
    `insert into citizen_fields (citizen_id, field_id, seq) values (?, ?, ?)
     on conflict do update set seq = excluded.seq where excluded.seq > citizen_fields.seq`,
  )
  const values = db.prepare<[string], { fieldId: string; value: string | null }>(
    `select field_id as fieldId, content -> 'values' ->> field_id as value
     from citizen_fields join contents using (seq) where citizen_id = ?`,
  )

  return {
    project(event: LogEvent): void {
      if (event.type !== 'citizen-fields-saved') return
      const { citizenId, content, seq } = event
      for (const fieldId of Object.keys(content?.values ?? {})) {
        place.run(citizenId, fieldId, BigInt(seq))
      }
    },

    /** By field; without what was taken away or erased. */
    find(citizenId: string): ReadonlyMap<string, string> {
      const rows = values.all(citizenId)
      return new Map(
        rows.flatMap(({ fieldId, value }) => (value === null ? [] : [[fieldId, value]])),
      )
    },

    clear(): void {
      db.exec('delete from citizen_fields')
    },
  }
}
