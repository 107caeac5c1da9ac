import { firstName } from '../../shared/domain/canned/first-name.ts'
import { placeholderValues } from '../../shared/domain/canned/placeholder-values.ts'
import { citizenName } from '../../shared/domain/citizen-name.ts'
import type { Gazetteer } from '../../shared/domain/places/quadra.ts'
import { detailsOf } from '../../shared/domain/registration/registration.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { parseState } from '../projections/conversation-table.ts'
import { wordsOfCitizen } from './citizen-words.ts'
import { fieldsOf } from './fields-view.ts'
import { openForwarding } from './forwarding-view.ts'
import { prediction } from './predicted-state.ts'

/**
 * What a canned reply can say to this citizen now. Her quadra is the one that she
 * registered, or that her newest words name;
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
  const predicted = prediction(desk, conversationId)
  const forwarding = openForwarding(desk, predicted.state?.attendance ?? state.attendance)
  const words = wordsOfCitizen(desk, conversationId, state.veil ?? undefined)
  const texts = words.map(({ text }) => text)
  const isCertain = state.veil === null
  const registered = isCertain
    ? detailsOf(replica.registrations.find(state.citizenId)).quadra
    : null
  const facts = {
    // A number or an @username is no name to call anybody by; nor is one of who wrote before.
    citizenName: isCertain ? citizenName({ ...record, username: null, phone: null }) : null,
    quadra:
      newestQuadra(registered === null ? texts : [registered], office.gazetteer) ?? registered,
    protocol: state.attendance.protocol,
    agentName: account.name,
    // Before somebody asks an area, a reply names its own.
    ...{ area: forwarding?.area ?? null, deadline: forwarding?.dueAt ?? null },
    // What was said of who wrote before is not this person's.
    fields: new Map(
      fieldsOf(desk, state.citizenId, predicted.commands).map(({ name, shown }) => [
        ...([name, isCertain ? shown : null] as const),
      ]),
    ),
  }
  return {
    values: Object.fromEntries(placeholderValues(facts, desk.relayNow(), office.timeZone)),
    firstName: firstName(facts.citizenName),
    quadra: facts.quadra,
    lastWords: texts[0] ?? null,
  }
}

function newestQuadra(words: readonly string[], { recognise }: Gazetteer): string | null {
  for (const text of words) {
    const found = recognise(text)
    if (found) return found.quadra.name
  }
  return null
}
