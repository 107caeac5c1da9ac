import { z } from 'zod'
import type { DocumentKind } from '../../shared/domain/office/documents.ts'
import type { Kept } from '../../shared/domain/office/kept.ts'
import type { EventBody } from '../../shared/events.ts'
import { idSchema } from '../../shared/ids.ts'
import type { Follower } from '../log/append.ts'
import type { Reader } from '../store/port.ts'

/** Table `office_documents`: what the whole organisation shares, each as its newest event left it. */

type Kind<Body> = {
  readonly kind: 'hours' | 'topics' | DocumentKind
  readonly schema: z.ZodType<Body>
  readonly savedBy: EventBody['type']
  readonly evolve: (kept: Kept<Body> | null, event: EventBody) => Kept<Body> | null
}

/** `find`: null while nobody has saved any. `follow`: it only follows the log. */
export function officeDocument<Body>({ kind, schema, savedBy, evolve }: Kind<Body>) {
  const stateSchema = z.object({
    body: schema,
    version: z.int().positive(),
    commandId: idSchema,
  })

  async function find(sql: Reader): Promise<Kept<Body> | null> {
    const row = await sql.get<{ state: string }>(
      'select state from office_documents where kind = ?',
      kind,
    )
    return row === undefined ? null : (stateSchema.parse(JSON.parse(row.state)) as Kept<Body>)
  }

  const follow: Follower = async (tx, event) => {
    if (event.type !== savedBy) return
    const state = evolve(await find(tx), event)
    await tx.run(
      `insert into office_documents (kind, state) values (?, ?)
        on conflict (kind) do update set state = excluded.state`,
      ...[kind, JSON.stringify(state)],
    )
  }

  return { find, follow }
}
