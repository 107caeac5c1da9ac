import type { CommandOf } from '../../commands.ts'
import type { Conversation } from '../conversation.ts'
import { accept, type Decision, type DecisionContext, refuse, signed } from '../decision.ts'
import { tidyDetails } from './details.ts'
import {
  consentOf,
  followRegistration,
  isOnList,
  type Registration,
  undoableIn,
} from './registration.ts'
import { saysWording } from './wording.ts'

/** @param sent what `decide` says of the reply itself: the wording is an ordinary message. */
export function askConsent(
  sent: Decision,
  { citizenId }: Conversation,
  command: CommandOf<'send-reply'>,
  context: DecisionContext,
): Decision {
  if ('refused' in sent || command.asksConsent === undefined) return sent
  const wording = context.wording ?? null
  if (wording?.version !== command.asksConsent || !saysWording(wording, command.text)) {
    return refuse({ reason: 'other-wording' })
  }
  if (isOnList(consentOf(registrationIn(context, citizenId)))) {
    return refuse({ reason: 'already-registered' })
  }
  return accept(...sent.accepted, {
    type: 'consent-asked',
    ...signed(command, context.actor),
    ...{ citizenId, wordingMessageId: command.messageId },
    wording: { version: wording.version, text: wording.text },
  })
}

export function recordConsent(
  { citizenId, conversationId }: Conversation,
  command: CommandOf<'record-consent'>,
  context: DecisionContext,
): Decision {
  const { answer, proofMessageId } = command
  const steps = registrationIn(context, citizenId)
  const consent = consentOf(steps)
  const proofSeq =
    proofMessageId === null ? null : (context.findInbound?.(conversationId, proofMessageId) ?? null)
  if (proofMessageId !== null && proofSeq === null) return refuse({ reason: 'no-proof' })
  const by = { ...signed(command, context.actor), citizenId }
  switch (answer) {
    case 'accepted': {
      if (isOnList(consent)) return accept()
      // A no that came meanwhile ends the question: she has to be asked again.
      if (consent?.what !== 'asked' || consent.seq === null) return refuse({ reason: 'no-proof' })
      if (proofMessageId === null || proofSeq === null || proofSeq < consent.seq) {
        return refuse({ reason: 'no-proof' })
      }
      const { wordingMessageId, wording } = consent
      return accept({
        ...{ type: 'consent-accepted', ...by },
        ...{ version: wording.version, wordingMessageId, proofMessageId },
      })
    }
    case 'refused':
      if (consent?.what === 'refused') return accept()
      // Who is on the list does not refuse it any more: she leaves.
      return isOnList(consent)
        ? withdraw(command, context, citizenId)
        : accept({ type: 'consent-refused', ...by, proofMessageId })
    case 'withdrawn':
      return consent?.what === 'withdrawn' ? accept() : withdraw(command, context, citizenId)
  }
}

function withdraw(
  command: CommandOf<'record-consent'>,
  { actor }: DecisionContext,
  citizenId: string,
): Decision {
  const { conversationId, commandId, proofMessageId } = command
  return accept({
    ...{ type: 'consent-withdrawn', conversationId, citizenId, way: 'told' },
    ...{ agentId: actor.agentId, commandId, proofMessageId },
  })
}

export function saveRegistration(
  { citizenId }: Conversation,
  command: CommandOf<'save-registration'>,
  { actor }: DecisionContext,
): Decision {
  const content = tidyDetails(command.details)
  return accept({ type: 'registration-saved', ...signed(command, actor), citizenId, content })
}

export function undoRegistration(
  { citizenId }: Conversation,
  command: CommandOf<'undo-registration'>,
  context: DecisionContext,
): Decision {
  const { undoes } = command
  const steps = registrationIn(context, citizenId)
  if (steps.every(({ commandId }) => commandId !== undoes)) return accept()
  if (undoableIn(steps)?.commandId !== undoes) return refuse({ reason: 'nothing-to-undo' })
  return accept({
    type: 'registration-undone',
    ...signed(command, context.actor),
    ...{ citizenId, undoes },
  })
}

function registrationIn(context: DecisionContext, citizenId: string): Registration {
  return context.findRegistration?.(citizenId) ?? []
}

/** A context in which an accepted decision has come about: what is decided next builds on it. */
export function afterDecision(
  context: DecisionContext,
  decision: Decision,
  at: number,
): DecisionContext {
  if ('refused' in decision || context.findRegistration === undefined) return context
  const { findRegistration } = context
  return {
    ...context,
    findRegistration: (citizenId) =>
      decision.accepted
        .filter((event) => 'citizenId' in event && event.citizenId === citizenId)
        .reduce<Registration>(
          (steps, event) => followRegistration(steps, { ...event, at }),
          findRegistration(citizenId),
        ),
  }
}
