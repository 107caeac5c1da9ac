import { dateAt } from '../../shared/domain/local-day.ts'
import { protocolsMeant } from '../../shared/domain/protocol-number.ts'
import { wordsOf } from '../../shared/domain/search/terms.ts'
import type { FoundCase } from '../../shared/ipc/palette.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { nameOf } from './content.ts'
import { predictedState } from './predicted-state.ts'

type Place = { conversationId: string; opened: { seq: number; protocol: string } | null }

/** Conversations by an attendance's protocol number, or by what their citizens are called. */
export function findCases(
  desk: Desk,
  { query, limit }: CallArguments<'find-cases'>,
): CallResult<'find-cases'> {
  const { names, timelinePages } = desk.replica
  const year = Number(dateAt(desk.relayNow(), desk.office.timeZone).slice(0, 4))
  const numbered = protocolsMeant(query, year).flatMap((protocol): Place[] =>
    timelinePages
      .openedAs(protocol)
      .map(({ conversationId, seq }) => ({ conversationId, opened: { seq, protocol } })),
  )
  const named = names
    .find(wordsOf(query), limit)
    .map(({ conversationId }): Place => ({ conversationId, opened: null }))
  const places = new Map<string, Place>()
  for (const place of [...numbered, ...named]) {
    if (!places.has(place.conversationId)) places.set(place.conversationId, place)
  }
  const cases = [...places.values()].flatMap((place) => caseAt(desk, place) ?? [])
  return { cases: cases.slice(0, limit) }
}

function caseAt(desk: Desk, { conversationId, opened }: Place): FoundCase | null {
  const record = desk.replica.queuePages.find(conversationId)
  const attendance = predictedState(desk, conversationId)?.attendance
  if (!record || !attendance) return null
  const isNewest = opened === null || opened.protocol === attendance.protocol
  return {
    conversationId,
    itemId: isNewest ? null : String(opened.seq),
    citizenName: nameOf(record),
    phone: record.phone,
    protocol: opened?.protocol ?? attendance.protocol,
    status: isNewest ? attendance.status : 'closed',
    holder: isNewest ? desk.replica.people.agentName(attendance.holderId) : null,
  }
}
