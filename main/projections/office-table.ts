import type { z } from 'zod'
import type { DocumentKind } from '../../shared/domain/office/documents.ts'
import type { Kept } from '../../shared/domain/office/kept.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** One version of a document, with when and by whom it was saved. */
export type Recorded<Body> = Kept<Body> & { readonly at: number; readonly agentId: string }

type Document<Body> = {
  readonly kind: 'hours' | 'topics' | DocumentKind
  readonly schema: z.ZodType<Body>
  /** The version that an event of this document makes; null for other events. */
  readonly read: (event: LogEvent) => Recorded<Body> | null
}

type Row = { version: number; at: number; agent_id: string; command_id: string; body: string }

/** A document of the organisation in all its versions, whatever the order in which their events arrive. */
export function openOfficeTable<Body>(db: Database, { kind, schema, read }: Document<Body>) {
  const add = db.prepare(
    `insert into office_versions (kind, version, at, agent_id, command_id, body)
     values ('${kind}', @version, @at, @agentId, @commandId, @body) on conflict do nothing`,
  )
  const ofKind = `select * from office_versions where kind = '${kind}' order by version desc`
  const newest = db.prepare<[], Row>(`${ofKind} limit 1`)
  const all = db.prepare<[], Row>(ofKind)

  function recordedFrom(row: Row): Recorded<Body> {
    const { version, at, agent_id: agentId, command_id: commandId } = row
    return { version, at, agentId, commandId, body: schema.parse(JSON.parse(row.body)) }
  }

  /** Every row of a queue asks for it. Undefined: to be read again. */
  let standing: Recorded<Body> | null | undefined

  return {
    project(event: LogEvent): void {
      const recorded = read(event)
      if (recorded === null) return
      standing = undefined
      const { version, at, agentId, commandId, body } = recorded
      add.run({
        ...{ version: BigInt(version), at: BigInt(at), agentId, commandId },
        body: JSON.stringify(body),
      })
    },

    /** What holds; null while nobody has saved any. */
    find(): Recorded<Body> | null {
      if (standing === undefined) {
        const row = newest.get()
        standing = row ? recordedFrom(row) : null
      }
      return standing
    },

    /** Newest first. */
    versions(): Recorded<Body>[] {
      return all.all().map(recordedFrom)
    },

    clear(): void {
      standing = undefined
      db.exec(`delete from office_versions where kind = '${kind}'`)
    },
  }
}
