import { joinedWith } from '../../shared/domain/merge.ts'
import type { Reader } from '../store/port.ts'
import * as conversations from './conversation-states.ts'

/** The citizens who are one person by the merges that stand, the given one first. */
export async function personOf(sql: Reader, citizenId: string): Promise<string[]> {
  const rows = await sql.all<{ id: string }>(
    'select conversation_id as id from conversations where is_merged = 1',
  )
  const pairs: [string, string][] = []
  for (const { id } of rows) {
    const state = await conversations.find(sql, id)
    for (const merge of state?.merges ?? []) pairs.push([state?.citizenId ?? '', merge.citizenId])
  }
  return joinedWith(citizenId, pairs)
}
