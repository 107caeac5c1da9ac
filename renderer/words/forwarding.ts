import { isOverdue } from '../../shared/domain/areas/forwarding.ts'
import type { OpenForwarding } from '../../shared/ipc/forwardings.ts'
import type { Texts } from '../texts/pt-br.ts'
import { dueDay, type Place } from './moment.ts'

/** Where a question lies and by when it is to be answered, as a row (`short`) or a header says it. */
export function forwardingWords(
  { area, dueAt }: OpenForwarding,
  now: number,
  { forwarding: words }: Texts,
  place: Place,
): { isLate: boolean; short: string; full: string } {
  const isLate = isOverdue({ dueAt }, now)
  const name = area ?? words.unknownArea
  const day = dueDay(dueAt, now, place)
  return isLate
    ? { isLate, short: words.rowOverdue(name, day), full: words.overdue(name, day) }
    : { isLate, short: words.rowAt(name, day), full: words.at(name, day) }
}
