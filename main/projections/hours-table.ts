import { type KeptHours, officeHoursSchema } from '../../shared/domain/hours/office-hours.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** One version of the opening hours, with when and by whom it was saved. */
export type RecordedHours = KeptHours & { readonly at: number; readonly agentId: string }

type Row = { version: number; at: number; agent_id: string; command_id: string; hours: string }

/** The opening hours in all their versions, whatever the order in which their events arrive. */
export type HoursTable = ReturnType<typeof openHoursTable>

export function openHoursTable(db: Database) {
  const add = db.prepare(
    `insert into hours_versions (version, at, agent_id, command_id, hours)
     values (@version, @at, @agentId, @commandId, @hours) on conflict do nothing`,
  )
  const newest = db.prepare<[], Row>('select * from hours_versions order by version desc limit 1')
  const all = db.prepare<[], Row>('select * from hours_versions order by version desc')

  return {
    project(event: LogEvent): void {
      if (event.type !== 'opening-hours-saved') return
      const { version, at, agentId, commandId, hours } = event
      add.run({
        ...{ version: BigInt(version), at: BigInt(at), agentId, commandId },
        hours: JSON.stringify(hours),
      })
    },

    /** Those that hold; null while what the installation's file says does. */
    find(): RecordedHours | null {
      const row = newest.get()
      return row ? recordedFrom(row) : null
    },

    /** Newest first. */
    versions(): RecordedHours[] {
      return all.all().map(recordedFrom)
    },

    clear(): void {
      db.exec('delete from hours_versions')
    },
  }
}

function recordedFrom(row: Row): RecordedHours {
  const { version, at, agent_id: agentId, command_id: commandId } = row
  const hours = officeHoursSchema.parse(JSON.parse(row.hours))
  return { version, at, agentId, commandId, hours }
}
