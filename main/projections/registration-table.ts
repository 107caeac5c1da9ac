import { plainText } from '../../shared/domain/plain-text.ts'
import {
  detailsOf,
  followRegistration,
  type Registration,
  registeredBy,
} from '../../shared/domain/registration/registration.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { EventTable } from '../replica/event-table.ts'
import type { Database } from '../store/database.ts'

export type RegisteredCitizen = {
  citizenId: string
  steps: Registration
  conversationId: string | null
  profileName: string | null
  username: string | null
  phone: string | null
  registeredName: string | null
}

type Row = Omit<RegisteredCitizen, 'steps'> & { steps: string }

/**
 * What became of each citizen's registration. A citizen's few steps are folded again from her events
 * whenever one comes that is not the newest, so that the order of arrival never matters.
 */
export type RegistrationTable = ReturnType<typeof openRegistrationTable>

export function openRegistrationTable(db: Database) {
  const add = db.prepare<[string, number]>(
    'insert into registration_events (citizen_id, seq) values (?, ?) on conflict do nothing',
  )
  const seqs = db
    .prepare<[string], number>(
      'select seq from registration_events where citizen_id = ? order by seq',
    )
    .pluck()
  const newest = db
    .prepare<[string], number | null>(
      'select max(seq) from registration_events where citizen_id = ?',
    )
    .pluck()
  const one = db
    .prepare<[string], string>('select steps from registrations where citizen_id = ?')
    .pluck()
  const save = db.prepare(
    `insert into registrations (
       citizen_id, steps, registered_name, registered_text, registered_quadra
     ) values (@citizenId, @steps, @name, @text, @quadra)
     on conflict do update set steps = excluded.steps,
       registered_name = excluded.registered_name, registered_text = excluded.registered_text,
       registered_quadra = excluded.registered_quadra`,
  )
  const livesIn = db.prepare<[string | null, string]>(
    'update conversations set quadra = ? where citizen_id = ?',
  )
  const afterCitizen = db
    .prepare<[string, number], string>(
      'select citizen_id from registrations where citizen_id > ? order by citizen_id limit ?',
    )
    .pluck()
  const remove = db.prepare<[string]>('delete from registrations where citizen_id = ?')
  const everybody = db.prepare<[], Row>(
    `select registrations.citizen_id as citizenId, steps, registered_name as registeredName,
       profile_name as profileName, username, phone,
       (select conversation_id from conversations
        where conversations.citizen_id = registrations.citizen_id
        order by last_message_at desc limit 1) as conversationId
     from registrations left join citizens using (citizen_id)`,
  )

  /** What a quadra that a citizen wrote is called in the queue's filters. */
  let nameOfQuadra = (written: string) => written

  function find(citizenId: string): Registration {
    const json = one.get(citizenId)
    // Written here, from events that were read by their schemas.
    return json === undefined ? [] : (JSON.parse(json) as Registration)
  }

  function keep(citizenId: string, steps: Registration): void {
    if (steps.length === 0) {
      remove.run(citizenId)
      livesIn.run(null, citizenId)
      return
    }
    const { name, quadra: written } = detailsOf(steps)
    const text = plainText([name, written].filter(Boolean).join(' '))
    const quadra = written && nameOfQuadra(written)
    save.run({ citizenId, steps: JSON.stringify(steps), name, text, quadra })
    livesIn.run(quadra, citizenId)
  }

  return {
    find,

    /** @returns whose registration changed; null for other events. */
    project(event: LogEvent, events: EventTable): string | null {
      const citizenId = registeredBy(event)
      if (citizenId === null) return null
      const isNewest = event.seq > (newest.get(citizenId) ?? 0)
      add.run(citizenId, event.seq)
      if (isNewest && event.type !== 'content-erased') {
        keep(citizenId, followRegistration(find(citizenId), event))
        return citizenId
      }
      const steps = seqs.all(citizenId).reduce<Registration>((before, seq) => {
        const parsed = events.find(seq)
        return parsed?.known ? followRegistration(before, parsed.event) : before
      }, [])
      keep(citizenId, steps)
      return citizenId
    },

    /** From here on quadras go by the names that the organisation gives them. */
    nameQuadras(nameOf: (written: string) => string): void {
      nameOfQuadra = nameOf
    },

    /**
     * Names the quadras of some citizens anew, in the order of their ids.
     * @returns the last of them, after whom it goes on; null at the end.
     */
    nameAgain(after: string, limit: number): string | null {
      const some = afterCitizen.all(after, limit)
      for (const citizenId of some) keep(citizenId, find(citizenId))
      return some.at(-1) ?? null
    },

    /** Everybody who ever said yes, no or anything of herself, in no order. */
    all(): RegisteredCitizen[] {
      return everybody.all().map((row) => ({ ...row, steps: JSON.parse(row.steps) }))
    },

    clear(): void {
      db.exec('delete from registration_events; delete from registrations')
    },
  }
}
