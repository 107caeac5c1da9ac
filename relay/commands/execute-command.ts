import {
  type AnyCommand,
  type Command,
  type CommandAnswer,
  type CommandOf,
  isOfficeCommand,
  type OfficeCommand,
} from '../../shared/commands.ts'
import type { Actor } from '../../shared/domain/agent.ts'
import { decideCanned, replyIdOf } from '../../shared/domain/canned/decide-canned.ts'
import type { Conversation } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { Decision, DecisionContext } from '../../shared/domain/decision.ts'
import { type Field, fieldPlaceholders } from '../../shared/domain/fields/field-list.ts'
import { decideHours } from '../../shared/domain/hours/decide-hours.ts'
import { endOfOpenDays } from '../../shared/domain/hours/open-days.ts'
import {
  type DocumentBodies,
  decideDocument,
  kindOf,
  type StartingDocuments,
} from '../../shared/domain/office/documents.ts'
import { decideQueueFilter } from '../../shared/domain/queue/decide-queue-filter.ts'
import type { Wording } from '../../shared/domain/registration/wording.ts'
import {
  noMarketingSince,
  type Wishes,
} from '../../shared/domain/templates/marketing-preference.ts'
import { decideTopics } from '../../shared/domain/topics/decide-topics.ts'
import { type Organisation, startingDocuments } from '../../shared/organisation.ts'
import * as accounts from '../accounts/accounts.ts'
import * as cannedReplies from '../canned/canned-replies.ts'
import * as outgoing from '../delivery/outgoing-replies.ts'
import type { LogTransaction } from '../log/append.ts'
import * as conversations from '../log/conversation-states.ts'
import type { Log } from '../log/log.ts'
import { personOf } from '../log/person.ts'
import type { NextProtocol } from '../log/protocol-numbers.ts'
import * as files from '../media/file-table.ts'
import { documents } from '../office/documents.ts'
import { hoursInForce, openingHours } from '../office/opening-hours.ts'
import { topics } from '../office/topics.ts'
import { findInbound } from '../registration/find-inbound.ts'
import * as registrations from '../registration/registrations.ts'
import * as scheduled from '../schedule/scheduled-replies.ts'
import type { Reader } from '../store/port.ts'
import * as marketingPreferences from '../whatsapp/account/marketing-preferences.ts'
import * as templates from '../whatsapp/account/templates.ts'
import * as answers from './command-answers.ts'
import { isTaken, separateCitizen } from './separate-citizen.ts'

export type CommandContext = {
  readonly log: Log
  readonly clock: () => number
  readonly nextProtocol: NextProtocol
  /** What the installation's file says, where the organisation's people have said nothing since. */
  readonly organisation: Organisation
}

export type CommandOutcome =
  | { readonly outcome: 'answered'; readonly answer: CommandAnswer }
  /** Another agent's command has this id, or another reply this message id. */
  | { readonly outcome: 'id-taken' }

/**
 * Decides a command and keeps its events and its answer in one transaction. A command that was
 * answered before gets the same answer, and nothing happens again.
 */
export function executeCommand(
  context: CommandContext,
  actor: Actor,
  command: AnyCommand,
): Promise<CommandOutcome> {
  return context.log.transaction(async (tx): Promise<CommandOutcome> => {
    const earlier = await answers.find(tx, command.commandId)
    if (earlier) {
      const isTheirs = earlier.agentId === actor.agentId
      return isTheirs ? { outcome: 'answered', answer: earlier.answer } : { outcome: 'id-taken' }
    }
    const answer = isOfficeCommand(command)
      ? await executeAtOffice(context, tx, actor, command)
      : await executeInCase(context, tx, actor, command)
    if (answer === 'id-taken') return { outcome: 'id-taken' }
    await answers.keep(tx, actor.agentId, answer)
    return { outcome: 'answered', answer }
  })
}

async function executeInCase(
  { clock, nextProtocol, organisation }: CommandContext,
  tx: LogTransaction,
  actor: Actor,
  command: Command,
): Promise<CommandAnswer | 'id-taken'> {
  const { conversationId } = command
  if (isSent(command) && (await isMessageTaken(tx, command.messageId))) return 'id-taken'
  if (command.type === 'separate-citizen' && (await isTaken(tx, command))) return 'id-taken'
  const now = clock()
  const before = await conversations.find(tx, conversationId)
  const decision =
    (await withoutBytes(tx, command)) ??
    decide(before, command, {
      ...{ actor, now },
      findAgent: await colleaguesIn(tx, command),
      findConversation: await conversationsIn(tx, command),
      ...(before && command.type === 'send-template' ? await templateIn(tx, before, command) : {}),
      ...(command.type === 'classify-attendance' ? await topicIn(tx, organisation, command) : {}),
      ...(command.type === 'forward-attendance' ? await areaIn(tx, organisation, now) : {}),
      ...(command.type === 'save-citizen-fields' ? await fieldIn(tx, organisation) : {}),
      ...(before && isAboutRegistration(command)
        ? {
            ...(await registrationIn(tx, before.citizenId, command)),
            wording: await wordingIn(tx, organisation),
          }
        : {}),
    })
  const answer = await carryOut(tx, command.commandId, conversationId, decision)
  if (command.type === 'separate-citizen' && before !== null && 'accepted' in decision) {
    await separateCitizen(tx, { now, nextProtocol }, command, before, actor.agentId)
  }
  return answer
}

function isSent(
  command: Command,
): command is CommandOf<'send-reply' | 'send-template' | 'send-reaction' | 'schedule-reply'> {
  return ['send-reply', 'send-template', 'send-reaction', 'schedule-reply'].includes(command.type)
}

async function isMessageTaken(sql: Reader, messageId: string): Promise<boolean> {
  if (await outgoing.find(sql, messageId)) return true
  return scheduled.isThere(sql, messageId)
}

/** What the whole organisation shares belongs to no conversation. */
async function executeAtOffice(
  { organisation }: CommandContext,
  tx: LogTransaction,
  actor: Actor,
  command: OfficeCommand,
): Promise<CommandAnswer> {
  const decision = await decideAtOffice(tx, organisation, actor, command)
  return carryOut(tx, command.commandId, null, decision)
}

async function decideAtOffice(
  sql: Reader,
  organisation: Organisation,
  actor: Actor,
  command: OfficeCommand,
): Promise<Decision> {
  const starting = startingDocuments(organisation)
  switch (command.type) {
    case 'save-opening-hours':
      return decideHours(await openingHours.find(sql), command, actor)
    case 'save-topics':
      return decideTopics(await topics.find(sql), command, actor, organisation.topics)
    case 'save-queue-filter':
    case 'remove-queue-filter':
      return decideQueueFilter(command, actor, await quadrasIn(sql, starting))
    case 'save-areas':
    case 'save-fields':
    case 'save-wording':
    case 'save-assignment':
    case 'save-quadras': {
      const kind = kindOf(command)
      return decideDocument(kind, await documents[kind].find(sql), command, actor, starting)
    }
    default:
      return decideCanned(
        ...([await cannedReplies.find(sql, replyIdOf(command)), command, actor] as const),
        fieldPlaceholders(await fieldsIn(sql, organisation)),
      )
  }
}

async function quadrasIn(
  sql: Reader,
  starting: StartingDocuments,
): Promise<DocumentBodies['quadras']> {
  return (await documents.quadras.find(sql))?.body ?? starting.quadras ?? []
}

/** The bytes of a reply's file must be here before it is taken on, and be what it says of them. */
async function withoutBytes(sql: Reader, command: Command): Promise<Decision | null> {
  const hasFile = command.type === 'send-reply' || command.type === 'schedule-reply'
  if (!hasFile || !command.attachment) return null
  const { sha256, size, mimeType } = command.attachment
  const file = await files.find(sql, sha256)
  const isHere = file !== null && file.size === size && file.mimeType === mimeType
  return isHere ? null : { refused: { reason: 'attachment-missing' } }
}

/** `decide` is pure: whom the command names is looked up before. */
async function colleaguesIn(sql: Reader, command: Command) {
  const named = 'toAgentId' in command ? await accounts.findAgent(sql, command.toAgentId) : null
  return (agentId: string) => (named?.agentId === agentId ? named : null)
}

async function conversationsIn(sql: Reader, command: Command) {
  const named =
    'withConversationId' in command
      ? await conversations.find(sql, command.withConversationId)
      : null
  return (conversationId: string) => (named?.conversationId === conversationId ? named : null)
}

async function templateIn(
  sql: Reader,
  { citizenId }: Conversation,
  command: CommandOf<'send-template'>,
): Promise<Pick<DecisionContext, 'findTemplate' | 'stoppedMarketing'>> {
  const template = await templates.find(sql, command)
  const stopped =
    template?.category === 'marketing' ? await marketingStoppedSince(sql, citizenId) : null
  return { findTemplate: () => template, stoppedMarketing: () => stopped }
}

/** By WhatsApp's button, or by her word to us; null where she takes it. */
async function marketingStoppedSince(sql: Reader, citizenId: string): Promise<number | null> {
  const wishesOf = async (one: string): Promise<Wishes> => ({
    preference: await marketingPreferences.find(sql, one),
    registration: await registrations.find(sql, one),
  })
  const [, ...merged] = await personOf(sql, citizenId)
  const others: Wishes[] = []
  for (const other of merged) others.push(await wishesOf(other))
  return noMarketingSince(await wishesOf(citizenId), others)
}

async function topicIn(
  sql: Reader,
  organisation: Organisation,
  { topicId }: CommandOf<'classify-attendance'>,
) {
  const list = (await topics.find(sql))?.body ?? organisation.topics
  const topic = list.find((one) => one.topicId === topicId) ?? null
  return { findTopic: () => topic }
}

/** The area, and the days that it is given by the hours that hold now. */
async function areaIn(
  sql: Reader,
  organisation: Organisation,
  now: number,
): Promise<Pick<DecisionContext, 'findArea' | 'dueAfter'>> {
  const areas = (await documents.areas.find(sql))?.body ?? organisation.areas
  const { hours, timeZone } = await hoursInForce(sql, organisation)
  return {
    findArea: (areaId) => areas.find((area) => area.areaId === areaId) ?? null,
    dueAfter: (days) => endOfOpenDays(hours, timeZone, now, days),
  }
}

async function fieldIn(
  sql: Reader,
  organisation: Organisation,
): Promise<Pick<DecisionContext, 'findField'>> {
  const fields = await fieldsIn(sql, organisation)
  return { findField: (fieldId) => fields.find((field) => field.fieldId === fieldId) ?? null }
}

async function fieldsIn(sql: Reader, organisation: Organisation): Promise<readonly Field[]> {
  return (await documents.fields.find(sql))?.body ?? organisation.fields
}

/** What citizens are asked now; null for an organisation that keeps no list. */
async function wordingIn(sql: Reader, { registration }: Organisation): Promise<Wording | null> {
  if (registration === null) return null
  return (await documents.wording.find(sql))?.body ?? registration.wording
}

function isAboutRegistration(command: Command): boolean {
  switch (command.type) {
    case 'send-reply':
      return command.asksConsent !== undefined
    case 'record-consent':
    case 'undo-registration':
      return true
    default:
      return false
  }
}

async function registrationIn(
  sql: Reader,
  citizenId: string,
  command: Command,
): Promise<Pick<DecisionContext, 'findRegistration' | 'findInbound'>> {
  const steps = await registrations.find(sql, citizenId)
  const proof =
    'proofMessageId' in command && command.proofMessageId !== null
      ? await findInbound(sql, command.conversationId, command.proofMessageId)
      : null
  return { findRegistration: () => steps, findInbound: () => proof }
}

async function carryOut(
  { append }: LogTransaction,
  commandId: string,
  conversationId: string | null,
  decision: Decision,
): Promise<CommandAnswer> {
  if ('refused' in decision) {
    return { outcome: 'refused', commandId, refusal: decision.refused }
  }
  const seq = await append(conversationId, () => decision.accepted)
  return { outcome: 'accepted', commandId, seq }
}
