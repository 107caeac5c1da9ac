import { firstName } from '../../shared/domain/canned/first-name.ts'
import { placeholderValues } from '../../shared/domain/canned/placeholder-values.ts'
import type { Gazetteer } from '../../shared/domain/places/quadra.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { parseState } from '../projections/conversation-table.ts'
import { asItReads } from './as-it-reads.ts'

const END = { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER }

/** So far back is a quadra looked for in what the citizen wrote. */
const MESSAGES = 40

/**
 * What a canned reply can say to this citizen now. Her quadra is the one that her newest words name;
 * what is covered until somebody has confirmed who writes says nothing of her.
 */
export function findCannedFacts(
  desk: Desk,
  { conversationId }: CallArguments<'find-canned-facts'>,
): CallResult<'find-canned-facts'> {
  const { replica, account, office } = desk
  const record = replica.queuePages.find(conversationId)
  const state = parseState(record?.state ?? null)
  if (!record || !state?.attendance) return null
  const words = wordsOf(desk, conversationId, state.veil ?? undefined)
  const facts = {
    // A number or an @username is no name to call anybody by.
    citizenName: record.profileName,
    quadra: newestQuadra(words, office.gazetteer),
    protocol: state.attendance.protocol,
    agentName: account.name,
    // The reply's own area, and what is not known before somebody forwards the case.
    ...{ area: null, deadline: null, fields: new Map() },
  }
  return {
    values: Object.fromEntries(placeholderValues(facts, desk.relayNow(), office.timeZone)),
    firstName: firstName(facts.citizenName),
    quadra: facts.quadra,
    lastWords: words[0] ?? null,
  }
}

function newestQuadra(words: readonly string[], { recognise }: Gazetteer): string | null {
  for (const text of words) {
    const found = recognise(text)
    if (found) return found.quadra.name
  }
  return null
}

/** The citizen's own, newest first. */
function wordsOf(desk: Desk, conversationId: string, top?: { at: number; seq: number }): string[] {
  const { records } = desk.replica.timelinePages.before(conversationId, END, MESSAGES, top)
  return records.reverse().flatMap((record) => {
    if (record.kind !== 'message' || record.author !== 'citizen') return []
    const { content, revokedAt } = asItReads(desk, conversationId, record)
    return revokedAt === null && content?.kind === 'text' ? content.text : []
  })
}
