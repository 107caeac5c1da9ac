import type { ReceivingCause } from '../../shared/domain/assignment/receiver.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

export type Receiving = {
  readonly receives: boolean
  /** What made it so. */
  readonly cause: ReceivingCause
}

type Row = { agent_id: string; receives: number; cause: ReceivingCause }

/** Who is given attendances, as the newest word on each agent tells, whatever the order of arrival. */
export type ReceivingTable = ReturnType<typeof openReceivingTable>

export function openReceivingTable(db: Database) {
  const save = db.prepare<[string, number, number, string]>(
    `insert into receiving (agent_id, seq, receives, cause) values (?, ?, ?, ?)
     on conflict do update
       set seq = excluded.seq, receives = excluded.receives, cause = excluded.cause
       where excluded.seq > receiving.seq`,
  )
  const all = db.prepare<[], Row>('select agent_id, receives, cause from receiving')

  return {
    project(event: LogEvent): void {
      if (event.type !== 'receiving-changed') return
      const { agentId, seq, receiving, cause } = event
      save.run(agentId, seq, receiving ? 1 : 0, cause)
    },

    /** By agent; they are as few as the organisation's agents. */
    all(): ReadonlyMap<string, Receiving> {
      return new Map(
        all.all().map(({ agent_id: agentId, receives, cause }) => {
          return [agentId, { receives: Boolean(receives), cause }]
        }),
      )
    },

    clear(): void {
      db.exec('delete from receiving')
    },
  }
}
