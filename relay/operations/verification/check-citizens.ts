import { isDeepStrictEqual } from 'node:util'
import type { Reader } from '../../store/port.ts'
import { holderOf, identityKinds, known, parseKnown } from '../../whatsapp/citizens.ts'
import type { ReportFault } from './faults.ts'

const CITIZENS_PER_READ = 500

/**
 * Whether every citizen is known by what the log told of her last, and is found by it: otherwise a
 * reply would go to a stranger, or a stranger's words would stand in her conversation.
 */
export async function checkCitizens(sql: Reader, report: ReportFault): Promise<void> {
  const fault = (
    kind: 'missing-row' | 'extra-row' | 'changed-row',
    id: string,
    table = 'citizens',
  ) => report({ kind, table, id, columns: [] })
  for await (const citizenId of citizensOf(sql)) {
    const now = await known(sql, citizenId)
    const told = await lastTold(sql, citizenId)
    if (now === null || told === null) {
      if (told !== null) fault('missing-row', citizenId)
      if (now !== null) fault('extra-row', citizenId)
      continue
    }
    if (!isDeepStrictEqual(now, told)) fault('changed-row', citizenId)
    for (const kind of identityKinds) {
      const value = told[kind]
      if (value === null || (await holderOf(sql, kind, value)) === citizenId) continue
      fault('changed-row', citizenId, 'identities')
    }
  }
}

/** All whom the log or the table names. */
async function* citizensOf(sql: Reader): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const rows = await sql.all<{ id: string }>(
      `select citizen_id as id from citizens where citizen_id > ?
        union select identifies as id from log where identifies > ? order by id limit ?`,
      ...[after, after, CITIZENS_PER_READ],
    )
    const last = rows.at(-1)
    if (last === undefined) return
    for (const { id } of rows) yield id
    after = last.id
  }
}

/** Null where it was erased, or nothing was ever told. */
async function lastTold(sql: Reader, citizenId: string) {
  const row = await sql.get<{ body: string }>(
    `select content.body from log join content on content.seq = log.seq
      where log.identifies = ? order by log.seq desc limit 1`,
    citizenId,
  )
  return row === undefined || row.body === 'null' ? null : parseKnown(row.body)
}
