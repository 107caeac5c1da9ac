import type { Command, CommandOf } from '../../shared/commands.ts'
import { assignmentRuleSchema } from '../../shared/domain/assignment/rules.ts'
import { storableText } from '../../shared/domain/content/text.ts'
import type { Conversation } from '../../shared/domain/conversation.ts'
import { type Delivery, tickOf } from '../../shared/domain/delivery.ts'
import type { MessageContent } from '../../shared/domain/message-content.ts'
import { type Provenance, provenanceSchema } from '../../shared/domain/provenance.ts'
import { replyContent } from '../../shared/domain/reply-content.ts'
import { fillTemplate } from '../../shared/domain/templates/fill-template.ts'
import { isVeiled, type Veil } from '../../shared/domain/veil.ts'
import { notLeftSchema } from '../../shared/events/schedule.ts'
import type { AgentName } from '../../shared/ipc/people.ts'
import type { DeliveryView, EventItemKind, TimelineItem } from '../../shared/ipc/timeline.ts'
import * as z from '../../shared/late-zod.ts'
import type { Desk } from '../desk.ts'
import type { PredictedCommand, Prediction } from '../outbox/predict.ts'
import { isReply, replyToOf } from '../outbox/returned-words.ts'
import type { Settled } from '../projections/decision-in.ts'
import type { TimelineRecord } from '../projections/timeline-pages.ts'
import { asItReads } from './as-it-reads.ts'
import { noteText, parseContent } from './content.ts'
import { areaName, forwardingDetail } from './forwarding-view.ts'
import { mediaOf } from './media-view.ts'
import { quoteOf, sideOf } from './quote-view.ts'
import { reactionViews } from './reactions-view.ts'
import { topicName } from './topics-view.ts'
import { unconfirmedOf } from './unconfirmed.ts'

type MessageItem = Extract<TimelineItem, { kind: 'message' }>

/** What the screen calls each command's effect; replies and notes are items of their own. */
const effects = {
  'claim-attendance': 'claimed',
  'release-attendance': 'released',
  'transfer-attendance': 'transferred',
  'close-attendance': 'closed',
  'reopen-attendance': 'reopened',
  'classify-attendance': 'classified',
  'withdraw-forwarding': 'forwarding-withdrawn',
  'snooze-attendance': 'snoozed',
  'wake-attendance': 'woken',
  'cancel-schedule': 'schedule-cancelled',
  'settle-reply': 'settled',
  'confirm-identity': 'identity-confirmed',
  'separate-citizen': 'identity-refuted',
  'merge-citizens': 'merged',
  'undo-merge': 'merge-undone',
  'request-block': 'block-asked',
  'decline-block': 'block-declined',
  'block-citizen': 'blocked',
  'unblock-citizen': 'unblocked',
  'save-registration': 'registration-saved',
  'undo-registration': 'registration-undone',
  'save-citizen-fields': 'fields-saved',
} as const satisfies Partial<Record<Command['type'], EventItemKind>>

const answers = {
  accepted: 'list-accepted',
  refused: 'list-refused',
  withdrawn: 'list-left',
} as const satisfies Record<CommandOf<'record-consent'>['answer'], EventItemKind>

export function confirmedItem(
  desk: Desk,
  conversationId: string,
  record: TimelineRecord,
  veil: Veil | null = null,
): TimelineItem {
  switch (record.kind) {
    case 'message':
    case 'reaction':
    case 'edit':
    case 'revoke':
      return confirmedMessage(desk, conversationId, record, veil)
    case 'note':
      return {
        kind: 'note',
        id: record.itemId ?? String(record.seq),
        at: record.at,
        agent: agentOf(record) ?? { agentId: '', name: '' },
        text: noteText(record.content),
        ...mentionedIn(desk, record.detail === null ? [] : JSON.parse(record.detail)),
        unconfirmed: null,
      }
    default:
      return {
        kind: 'event',
        id: String(record.seq),
        at: record.at,
        what: record.kind,
        agent: agentOf(record),
        to: record.kind === 'transferred' ? desk.replica.people.agentName(record.detail) : null,
        minutes: record.kind === 'returned' ? Number(record.detail) : null,
        protocol: record.kind === 'opened' ? record.detail : null,
        topic: record.kind === 'classified' ? topicName(desk, record.detail) : null,
        leadsTo: leadsElsewhere.has(record.kind) ? record.detail : null,
        ...forwardedIn(desk, record),
        ...((record.kind === 'scheduled' || record.kind === 'snoozed') && {
          dueAt: Number(record.detail),
        }),
        ...(record.kind === 'claimed' &&
          record.detail !== null && { rule: assignmentRuleSchema.parse(record.detail) }),
        ...(record.kind === 'schedule-returned' && {
          reason: notLeftSchema.parse(record.detail),
          ...wordsNotSaid(desk, record, veil),
        }),
        unconfirmed: null,
      }
  }
}

function mentionedIn({ replica }: Desk, agentIds: readonly string[]): { mentions?: AgentName[] } {
  const named = agentIds.flatMap((agentId) => replica.people.agentName(agentId) ?? [])
  return named.length === 0 ? {} : { mentions: named }
}

/** A colleague whose account is not in the replica yet has no name. */
function agentOf({ agentId, agentName }: TimelineRecord): { agentId: string; name: string } | null {
  return agentId === null ? null : { agentId, name: agentName ?? '' }
}

/**
 * What a scheduled reply would have said: null once erased, or while it is not on this PC; absent where
 * it stands as her own refused reply anyway, or is covered.
 */
function wordsNotSaid(
  { replica }: Desk,
  { seq }: TimelineRecord,
  veil: Veil | null,
): { notSaid?: MessageContent | null } {
  const returned = replica.events.find(seq)
  if (!returned?.known || returned.event.type !== 'schedule-returned') return {}
  const { scheduleId, scheduledSeq } = returned.event
  if (replica.outbox.find(scheduleId) !== null) return {}
  const scheduled = replica.events.find(scheduledSeq)
  if (!scheduled?.known || scheduled.event.type !== 'reply-scheduled') return { notSaid: null }
  const { at, content } = scheduled.event
  return isVeiled(veil, { at, seq: scheduledSeq }) ? {} : { notSaid: content }
}

/** Of a question to an area, whom it asks and until when. */
function forwardedIn(desk: Desk, { kind, detail }: TimelineRecord) {
  const told = kind === 'forwarded' ? forwardingDetail(detail) : null
  return { area: told && areaName(desk, told.areaId), dueAt: told?.dueAt ?? null }
}

/** Lines that speak of another conversation. */
const leadsElsewhere: ReadonlySet<string> = new Set(['identity-refuted', 'separated', 'merged'])

function confirmedMessage(
  desk: Desk,
  conversationId: string,
  record: TimelineRecord,
  veil: Veil | null,
): MessageItem {
  const { timelinePages } = desk.replica
  const { whatsappId, author, isReactedTo } = record
  const stands = record.kind === 'message'
  const reading = asItReads(desk, conversationId, record)
  const reactions =
    whatsappId === null || isReactedTo === 0
      ? []
      : timelinePages.reactionsTo(conversationId, whatsappId)
  return {
    kind: 'message',
    id: record.itemId ?? String(record.seq),
    whatsappId,
    at: record.at,
    from: sideOf(author),
    viaPhone: author === 'phone',
    agent: agentOf(record),
    ...reading,
    ...callAsItEnded(record),
    media: stands ? mediaOf(desk, record.itemId, reading.content) : null,
    provenance: parseProvenance(record.provenance),
    // A reaction or an edit that stands by itself has lost what it points to.
    quote: stands ? quoteOf(desk, conversationId, record.replyTo, veil) : null,
    reactions: reactionViews(reactions),
    delivery: record.delivery === null ? null : deliveryView(desk, record.delivery, record),
    unconfirmed: null,
  }
}

function deliveryView(
  desk: Desk,
  state: Delivery,
  { code, detail }: Pick<TimelineRecord, 'code' | 'detail'>,
): DeliveryView {
  const settled: Settled | null = detail === null ? null : JSON.parse(detail)
  return {
    ...{ tick: tickOf(state), state, code },
    settled: settled && {
      ...{ how: settled.how, at: settled.at },
      agent: desk.replica.people.agentName(settled.agentId),
    },
  }
}

const callEndSchema = z.object({
  answered: z.boolean(),
  durationSeconds: z.int().nonnegative().nullable(),
})

/** What is known of a call's end replaces what its beginning said. */
function callAsItEnded({ detail, content }: TimelineRecord): { content?: MessageContent } {
  const end = detail === null ? null : callEndSchema.safeParse(JSON.parse(detail)).data
  const call = end ? parseContent(content) : null
  if (!end || call?.kind !== 'call') return {}
  return { content: { ...call, missed: !end.answered, durationSeconds: end.durationSeconds } }
}

function parseProvenance(json: string | null): Provenance | null {
  return json === null ? null : (provenanceSchema.safeParse(JSON.parse(json)).data ?? null)
}

/** What this console asked for and the record does not show yet, in the order of asking. */
export function unconfirmedItems(
  desk: Desk,
  conversationId: string,
  { state: conversation, commands }: Prediction,
  now: number,
): TimelineItem[] {
  const veil = conversation?.veil ?? null
  return commands
    .filter(({ effect, command, state, hasLeft }) => {
      // It shows at its moment, with what else is scheduled.
      if (command.type === 'schedule-reply' && state !== 'refused') return false
      // A decision that is about to arrive shows where it belongs: beside its reply.
      const isSeenThere = command.type === 'settle-reply' && state !== 'refused' && hasLeft
      return effect && !isSeenThere
    })
    .flatMap((command): TimelineItem[] => [
      ...forwardingLine(desk, command, conversation),
      ...[unconfirmedItem(desk, command, { conversationId, veil, now }) ?? []].flat(),
    ])
}

/**
 * What stands above the words of a question to an area, or of its answer. A refused one has its reason
 * below its words, and nothing of it happened.
 */
function forwardingLine(
  desk: Desk,
  { command, state, issuedAt: at }: PredictedCommand,
  conversation: Conversation | null,
): TimelineItem[] {
  const isForward = command.type === 'forward-attendance'
  if (state === 'refused' || !(isForward || command.type === 'record-area-answer')) return []
  const forwarding = conversation?.attendance?.forwarding
  const nothing = { to: null, minutes: null, protocol: null, topic: null, leadsTo: null }
  return [
    {
      ...{ kind: 'event', id: command.commandId, at, agent: desk.account, ...nothing },
      what: isForward ? 'forwarded' : 'area-answered',
      area: isForward ? areaName(desk, command.areaId) : null,
      dueAt: isForward ? (forwarding?.dueAt ?? null) : null,
      unconfirmed: null,
    },
  ]
}

type Here = { readonly conversationId: string; readonly veil: Veil | null; readonly now: number }

function unconfirmedItem(
  desk: Desk,
  predicted: PredictedCommand,
  { conversationId, veil, now }: Here,
): TimelineItem | null {
  const { command, issuedAt: at } = predicted
  const { agentId, name } = desk.account
  const me = { agentId, name }
  const unconfirmed = unconfirmedOf(predicted, now)
  const isErased = predicted.refusal?.reason === 'citizen-erased'
  switch (command.type) {
    case 'send-reply':
    case 'schedule-reply':
    case 'send-template': {
      const content = isErased ? null : contentOf(desk, command)
      const replyTo = replyToOf(command)
      return {
        kind: 'message',
        id: command.messageId,
        whatsappId: null,
        at,
        from: 'agent',
        agent: me,
        viaPhone: false,
        content,
        media: content && mediaOf(desk, null, content),
        earlier: [],
        revokedAt: null,
        provenance: null,
        quote: quoteOf(desk, conversationId, replyTo, veil),
        reactions: [],
        delivery: { tick: 'queued', state: 'queued', code: null, settled: null },
        unconfirmed,
      }
    }
    // Shown at the message that it is about.
    case 'fetch-media':
    case 'send-reaction':
      return null
    case 'add-note':
    case 'forward-attendance':
    case 'record-area-answer': {
      const words = command.type === 'forward-attendance' ? command.question : command.text
      const text = isErased ? null : storableText(words).trim()
      const mentions = command.type === 'add-note' ? command.mentions : undefined
      return {
        ...{ kind: 'note', id: command.noteId, at, agent: me, text, unconfirmed },
        ...mentionedIn(desk, mentions ?? []),
      }
    }
    default: {
      const to =
        command.type === 'transfer-attendance'
          ? desk.replica.people.agentName(command.toAgentId)
          : null
      const id = command.commandId
      const what =
        command.type === 'record-consent' ? answers[command.answer] : effects[command.type]
      const topic = command.type === 'classify-attendance' ? topicName(desk, command.topicId) : null
      const nothing = { minutes: null, protocol: null, leadsTo: null, area: null }
      const dueAt = command.type === 'snooze-attendance' ? command.until : null
      const item = { kind: 'event', id, at, what, agent: me, to, topic, ...nothing } as const
      return { ...item, dueAt, unconfirmed }
    }
  }
}

/** What the relay will make of it. A template that the replica has lost is known by name only. */
function contentOf(
  { replica }: Desk,
  command: CommandOf<'send-reply' | 'schedule-reply' | 'send-template'>,
): MessageContent {
  if (isReply(command)) return replyContent(command)
  const template = replica.account.findTemplate(command)
  return template === null
    ? { kind: 'unknown', whatsappType: 'template' }
    : fillTemplate(template, command.values)
}
