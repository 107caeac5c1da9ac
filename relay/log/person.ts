import { joinedWith } from '../../shared/domain/merge.ts'
import type { Reader } from '../store/port.ts'
import { mergedPairs, type OnUnreadable } from './conversation-states.ts'

/**
 * The citizens who are one person by the merges that stand, the given one first.
 * @param onUnreadable told of each conversation whose merges cannot be read; without it they throw.
 */
export async function personOf(
  sql: Reader,
  citizenId: string,
  onUnreadable?: OnUnreadable,
): Promise<string[]> {
  return joinedWith(citizenId, await mergedPairs(sql, onUnreadable))
}
