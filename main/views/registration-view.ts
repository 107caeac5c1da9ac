import { mayAttend } from '../../shared/domain/agent.ts'
import { fillCannedText } from '../../shared/domain/canned/fill-canned-text.ts'
import { placeholderValues } from '../../shared/domain/canned/placeholder-values.ts'
import { citizenName } from '../../shared/domain/citizen-name.ts'
import type { Conversation } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import {
  consentOf,
  detailsOf,
  hasDeclined,
  isOnList,
  type Registration,
  type Step,
  undoableIn,
} from '../../shared/domain/registration/registration.ts'
import { partsOf, type Wording } from '../../shared/domain/registration/wording.ts'
import type { PlaceView, RegistrationView, StepView } from '../../shared/ipc/registration.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import type { Prediction } from '../outbox/predict.ts'
import { wordingInForce } from '../outbox/predict-documents.ts'
import type { QueueRecord } from '../projections/queue-pages.ts'
import { type CitizenWords, wordsOfCitizen } from './citizen-words.ts'

/** So many of her messages are offered as the answer to the wording. */
const MOST_PROOFS = 5
const MOST_SUGGESTIONS = 6

export function registrationView(
  desk: Desk,
  record: QueueRecord,
  { state, after }: Prediction,
): RegistrationView | null {
  const { registration } = desk.office
  if (!state?.attendance || registration === null) return null
  const steps = after.findRegistration?.(state.citizenId) ?? []
  const words = wordsOfCitizen(desk, state.conversationId, state.veil ?? undefined)
  const consent = consentOf(steps)
  const details = detailsOf(steps)
  const wording = wordingInForce(desk) ?? registration.wording
  const text = sayWording(desk, wording, state.veil === null ? record : null)
  const history = steps.map((step) => stepView(desk, step, words)).reverse()
  return {
    consent: consent && { ...stepView(desk, consent, words), what: consent.what },
    isOnList: isOnList(consent),
    hasDeclined: hasDeclined(steps),
    details,
    place: details.quadra === null ? null : placeOf(desk, details.quadra),
    history,
    undoes: undoableIn(steps)?.commandId ?? null,
    wording: { version: wording.version, text },
    farewell: registration.farewell,
    topics: registration.topics,
    offers: {
      name: details.name === null ? record.profileName : null,
      quadra: details.quadra === null ? quadraIn(desk, words) : null,
      proofs: proofsIn(steps, words),
    },
    can: {
      ask: mayAsk(state, { desk, after, text, version: wording.version }),
      record: mayAttend(desk.account) && !state.erased,
    },
  }
}

/** @param record null: nobody has said yet who writes, and she is asked without a name. */
function sayWording(desk: Desk, wording: Wording, record: QueueRecord | null) {
  const facts = {
    citizenName: record && citizenName({ ...record, username: null, phone: null }),
    agentName: desk.account.name,
    ...{ quadra: null, protocol: null, area: null, deadline: null, fields: new Map() },
  }
  const values = placeholderValues(facts, desk.relayNow(), desk.office.timeZone)
  return fillCannedText(partsOf(wording), values).text
}

/** Asks the relay's own rules, with a reply that is never sent. */
function mayAsk(
  state: Conversation,
  asked: { desk: Desk; after: Prediction['after']; text: string; version: string },
): boolean {
  const { attendance, conversationId } = state
  if (attendance === null) return false
  const decision = decide(
    state,
    {
      ...{ type: 'send-reply', commandId: NOBODY, messageId: NOBODY, conversationId },
      ...{ attendanceId: attendance.attendanceId, issuedAt: 0, seenSeq: 0, confirmed: true },
      ...{ text: asked.text, replyTo: null, asksConsent: asked.version },
    },
    asked.after,
  )
  return 'accepted' in decision
}

const NOBODY = '00000000-0000-4000-8000-000000000000'

/** What she wrote once she had been asked. */
function proofsIn(steps: Registration, words: readonly CitizenWords[]) {
  const consent = consentOf(steps)
  if (consent?.what !== 'asked' || consent.seq === null) return []
  const since = consent.seq
  return words
    .filter(({ seq }) => seq > since)
    .reverse()
    .slice(0, MOST_PROOFS)
    .map(({ messageId, at, text }) => ({ messageId, at, text }))
}

/** The newest that names one, without what only stood around it where it is long. */
function quadraIn(desk: Desk, words: readonly CitizenWords[]): string | null {
  for (const { text } of words) {
    const found = desk.office.gazetteer.recognise(text)
    if (found) return text.length <= 40 ? text.trim() : found.quadra.name
  }
  return null
}

export function placeOf({ office }: Desk, written: string): PlaceView | null {
  const found = office.gazetteer.recognise(written)
  return found && { name: found.quadra.name, region: found.quadra.region, rest: found.rest }
}

export function stepView(
  { replica }: Desk,
  step: Step,
  words: readonly CitizenWords[] = [],
): StepView {
  const proofId = 'proofMessageId' in step ? step.proofMessageId : null
  const text = words.find(({ messageId }) => messageId === proofId)?.text ?? null
  return {
    what: step.what,
    at: step.at,
    agent: replica.people.agentName(step.agentId),
    way: step.what === 'withdrawn' ? step.way : null,
    version:
      step.what === 'accepted' ? step.version : step.what === 'asked' ? step.wording.version : null,
    source: step.what === 'imported' ? step.source : null,
    proof: proofId === null ? null : { messageId: proofId, text },
  }
}

export function recogniseQuadra(
  desk: Desk,
  { text }: CallArguments<'recognise-quadra'>,
): CallResult<'recognise-quadra'> {
  const suggestions = desk.office.gazetteer.suggest(text, MOST_SUGGESTIONS)
  return { place: placeOf(desk, text), suggestions: suggestions.map(({ name }) => name) }
}
