import type { ConsentWay } from '../../events/registration.ts'
import type { EventBody } from '../../events.ts'
import { type Details, noDetails } from './details.ts'
import type { Wording } from './wording.ts'

/**
 * A citizen's registration is what happened to it, oldest first: what stands now is read off its
 * steps, and undoing one is taking it away. Invariants:
 * - it belongs to the citizen, not to a conversation, and never decides whether she is answered;
 * - who is on the list has accepted, by her own message or by a source that an import names;
 * - an erasure leaves nothing of it.
 */
export type Registration = readonly Step[]

export type Step = {
  /** Null while it is only predicted. */
  readonly seq: number | null
  readonly at: number
  readonly agentId: string | null
  /** What undoing it names; null for what nobody of the desk asked for. */
  readonly commandId: string | null
} & (
  | { readonly what: 'asked'; readonly wording: Wording; readonly wordingMessageId: string }
  | {
      readonly what: 'accepted'
      readonly version: string
      readonly wordingMessageId: string
      readonly proofMessageId: string
    }
  | { readonly what: 'refused'; readonly proofMessageId: string | null }
  | {
      readonly what: 'withdrawn'
      readonly way: ConsentWay
      readonly proofMessageId: string | null
    }
  | { readonly what: 'imported'; readonly source: string; readonly obtainedAt: number }
  | { readonly what: 'saved'; readonly details: Details | null }
)

export type StepOf<What extends Step['what']> = Extract<Step, { what: What }>

type Happening = EventBody & { readonly at: number; readonly seq?: number }

/** @param event one of this citizen; of other kinds, it changes nothing. */
export function followRegistration(steps: Registration, event: Happening): Registration {
  const step = (agentId: string | null, commandId: string | null) => ({
    ...{ seq: event.seq ?? null, at: event.at },
    ...{ agentId, commandId },
  })
  switch (event.type) {
    case 'consent-asked': {
      const { agentId, commandId, wording, wordingMessageId } = event
      return [...steps, { ...step(agentId, commandId), what: 'asked', wording, wordingMessageId }]
    }
    case 'consent-accepted': {
      const { agentId, commandId, version, wordingMessageId, proofMessageId } = event
      const proof = { version, wordingMessageId, proofMessageId }
      return [...steps, { ...step(agentId, commandId), what: 'accepted', ...proof }]
    }
    case 'consent-refused': {
      const { agentId, commandId, proofMessageId } = event
      return [...steps, { ...step(agentId, commandId), what: 'refused', proofMessageId }]
    }
    case 'consent-withdrawn': {
      const { agentId, commandId, way, proofMessageId } = event
      return [...steps, { ...step(agentId, commandId), what: 'withdrawn', way, proofMessageId }]
    }
    case 'registration-saved': {
      const { agentId, commandId, content } = event
      return [...steps, { ...step(agentId, commandId), what: 'saved', details: content }]
    }
    case 'subscriber-imported': {
      const { agentId, source, obtainedAt, content } = event
      const imported = step(agentId, null)
      return [
        ...steps,
        { ...imported, what: 'imported', source, obtainedAt },
        { ...imported, what: 'saved', details: content },
      ]
    }
    case 'registration-undone':
      return steps.filter(({ commandId }) => commandId !== event.undoes)
    case 'content-erased':
      return event.cause === 'erasure' ? [] : steps
    default:
      return steps
  }
}

/** The citizen whose registration an event tells of; null for all other events. */
export function registeredBy(event: EventBody): string | null {
  switch (event.type) {
    case 'consent-asked':
    case 'consent-accepted':
    case 'consent-refused':
    case 'consent-withdrawn':
    case 'registration-saved':
    case 'registration-undone':
    case 'subscriber-imported':
      return event.citizenId
    case 'content-erased':
      return event.cause === 'erasure' ? event.citizenId : null
    default:
      return null
  }
}

/** `accepted` and `imported` are on the list; nobody else is. */
export type Consent = StepOf<'asked' | 'accepted' | 'refused' | 'withdrawn' | 'imported'>

/** The newest word on consent; null where there was none. */
export function consentOf(steps: Registration): Consent | null {
  const consents = steps.filter((step): step is Consent => step.what !== 'saved')
  return consents.at(-1) ?? null
}

export function isOnList(consent: Consent | null): boolean {
  return consent?.what === 'accepted' || consent?.what === 'imported'
}

/** She said no, and has not said yes since: being asked again is no yes. */
export function hasDeclined(steps: Registration): boolean {
  const last = steps.findLast(({ what }) => what !== 'saved' && what !== 'asked')
  return last?.what === 'refused' || last?.what === 'withdrawn'
}

/** She left by a word of her own, which nobody of the desk can take back. */
export function hasLeft(steps: Registration): boolean {
  const last = steps.findLast(({ what }) => what !== 'saved' && what !== 'asked')
  return last?.what === 'withdrawn' && last.commandId === null
}

/**
 * Since when a person has told us (by SAIR, or by word to an agent) to send nothing more, if she has not
 * said yes since; null where she has not. What she told WhatsApp stands in her preference there.
 * @param registrations of all the citizens whom she is.
 */
export function leftByWordSince(registrations: readonly Registration[]): number | null {
  const newest = registrations
    .flatMap((steps) => steps.filter(isHerWord))
    .reduce<Step | null>((last, one) => (last === null || one.at >= last.at ? one : last), null)
  return newest?.what === 'withdrawn' && newest.way !== 'whatsapp' ? newest.at : null
}

function isHerWord({ what }: Step): boolean {
  return what === 'accepted' || what === 'refused' || what === 'withdrawn'
}

export function detailsOf(steps: Registration): Details {
  const saved = steps.findLast((step): step is StepOf<'saved'> => step.what === 'saved')
  return saved?.details ?? noDetails
}

/** What can be taken back: the desk's newest step, but a message that went out. */
export function undoableIn(steps: Registration): Step | null {
  const last = steps.at(-1)
  return last && last.commandId !== null && last.what !== 'asked' ? last : null
}

/**
 * What holds for several citizens who were merged into one person: the newest word of any of them, so
 * that who left under one number gets nothing under the other either. A list says nothing against a
 * no of her own, however new it is.
 */
export function consentOfPerson(registrations: readonly Registration[]): Consent | null {
  const declined = registrations.some(hasDeclined)
  const consents = registrations
    .flatMap((steps) => consentOf(steps) ?? [])
    .filter(({ what }) => !(declined && what === 'imported'))
  return consents.reduce<Consent | null>(
    (newest, one) => (newest === null || one.at >= newest.at ? one : newest),
    null,
  )
}
