import { officeHoursSchema } from '../../shared/domain/hours/office-hours.ts'
import type { Database } from '../store/database.ts'
import { openOfficeTable } from './office-table.ts'

/** The opening hours; none while what the installation's file says holds. */
export type HoursTable = ReturnType<typeof openHoursTable>

export function openHoursTable(db: Database) {
  return openOfficeTable(db, {
    kind: 'hours',
    schema: officeHoursSchema,
    read: (event) => {
      if (event.type !== 'opening-hours-saved') return null
      const { version, at, agentId, commandId, hours: body } = event
      return { version, at, agentId, commandId, body }
    },
  })
}
