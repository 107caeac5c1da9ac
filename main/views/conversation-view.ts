import type { Command } from '../../shared/commands.ts'
import { type Actor, type Agent, mayAttend, maySupervise } from '../../shared/domain/agent.ts'
import type { Area } from '../../shared/domain/areas/area-list.ts'
import type { Conversation } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import { windowClosesAt } from '../../shared/domain/service-window.ts'
import type { Template } from '../../shared/domain/templates/template.ts'
import type { Topic } from '../../shared/domain/topics/topic-list.ts'
import type { Veil } from '../../shared/domain/veil.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { TimelinePage } from '../../shared/ipc/timeline.ts'
import type { CallArguments } from '../../shared/ipc.ts'
import { contextOf, type Desk } from '../desk.ts'
import { predict } from '../outbox/predict.ts'
import { parseState } from '../projections/conversation-table.ts'
import { blockView } from './block-view.ts'
import { nameOf } from './content.ts'
import { withDecisions } from './decisions.ts'
import { openForwarding } from './forwarding-view.ts'
import { withAsked } from './media-view.ts'
import { predictedState } from './predicted-state.ts'
import { draftQuote } from './quote-view.ts'
import { withReactions } from './reactions-view.ts'
import { scheduledItems } from './scheduled-view.ts'
import { confirmedItem, unconfirmedItems } from './timeline-items.ts'
import { topicOf } from './topics-view.ts'

/** After every message that there is: the newest page is the one before it. */
const END = { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER }

/** A conversation with its newest page and, below it, what has not reached the record yet. */
export function openConversation(
  desk: Desk,
  { conversationId, limit }: CallArguments<'open-conversation'>,
): ConversationView | null {
  const { replica } = desk
  const record = replica.queuePages.find(conversationId)
  const rows = replica.outbox.ofConversation(conversationId)
  const context = contextOf(desk)
  const prediction = predict(parseState(record?.state ?? null), rows, context)
  const { state } = prediction
  if (!record || !state?.attendance) return null
  const { attendance } = state
  const page = pageOf(desk, { conversationId, before: END, limit }, state.veil)
  const block = blockView(desk, state)
  return {
    conversationId,
    attendanceId: attendance.attendanceId,
    protocol: attendance.protocol,
    citizenId: state.citizenId,
    citizenName: nameOf(record),
    phone: record.phone,
    username: record.username,
    status: attendance.status,
    erased: state.erased === true,
    holder: replica.people.agentName(attendance.holderId),
    topic: topicOf(desk, attendance),
    forwarding: openForwarding(desk, attendance),
    waitingSince: state.waitingSince,
    windowClosesAt: windowClosesAt(state.lastInboundAt),
    snoozedUntil: attendance.snoozedUntil ?? null,
    fence: attendance.fence,
    seenSeq: record.appliedSeq,
    readSeq: replica.seen.upTo(conversationId),
    unansweredSeqs: state.unansweredSeqs,
    veil: veilView(desk, state),
    block: block && {
      reason: block.reason,
      until: block.until,
      heldBack: block.heldBack,
      agent: block.agent,
    },
    marketingStopped: context.stoppedMarketing?.(state.citizenId) ?? null,
    draft: record.draft ?? '',
    noteDraft: replica.noteDrafts.find(conversationId),
    draftQuote: draftQuote(desk, conversationId, replica.draftQuotes.find(conversationId)),
    attachments: replica.attachments.ofConversation(conversationId),
    can: permitted(desk, state, attendance.attendanceId),
    page: {
      ...page,
      items: [
        ...withReactions(
          withDecisions(desk, withAsked(page.items, prediction), prediction),
          prediction,
          context.now,
        ),
        ...unconfirmedItems(desk, conversationId, prediction, context.now),
        ...scheduledItems(desk, prediction),
      ],
    },
  }
}

export function pageConversation(
  desk: Desk,
  asked: CallArguments<'page-conversation'>,
): TimelinePage {
  return pageOf(desk, asked, predictedState(desk, asked.conversationId)?.veil ?? null)
}

function pageOf(
  desk: Desk,
  { conversationId, before, limit }: CallArguments<'page-conversation'>,
  veil: Veil | null,
): TimelinePage {
  const { timelinePages } = desk.replica
  const { records, more } = timelinePages.before(conversationId, before, limit, veil ?? undefined)
  const oldest = records[0]
  return {
    items: records.map((record) => confirmedItem(desk, conversationId, record, veil)),
    before: more && oldest ? { at: oldest.at, seq: oldest.seq } : null,
  }
}

/** What is covered never leaves this process: the screen is told how much it is. */
function veilView({ replica }: Desk, state: Conversation): ConversationView['veil'] {
  const { veil, conversationId } = state
  if (veil === null) return null
  const covered = replica.timelinePages.countBefore(conversationId, veil)
  return { change: veil.change, at: veil.at, covered }
}

/** Asks the relay's own rules, with commands that are never issued. */
function permitted(desk: Desk, state: Conversation, attendanceId: string): ConversationView['can'] {
  const context = {
    ...contextOf(desk),
    findAgent: () => someColleague,
    findTemplate: () => someTemplate,
    findTopic: () => someTopic,
    findArea: () => someArea,
    dueAfter: () => 0,
  }
  const common = {
    commandId: NOBODY,
    conversationId: state.conversationId,
    attendanceId,
    issuedAt: 0,
    seenSeq: 0,
  }
  const would = (command: Command): boolean => {
    const decision = decide(state, command, context)
    return 'accepted' in decision && decision.accepted.length > 0
  }
  return {
    claim: would({ type: 'claim-attendance', ...common }),
    release: would({ type: 'release-attendance', ...common }),
    transfer: would({ type: 'transfer-attendance', ...common, toAgentId: NOBODY }),
    close: would({ type: 'close-attendance', ...common }),
    reopen: would({ type: 'reopen-attendance', ...common }),
    template: would({
      type: 'send-template',
      ...common,
      messageId: NOBODY,
      ...{ name: '', language: '', values: {} },
      confirmed: true,
    }),
    settle: maySettle(state, context.actor),
    reply: would({
      type: 'send-reply',
      ...common,
      messageId: NOBODY,
      text: 'words',
      replyTo: null,
      confirmed: true,
    }),
    react: would({
      type: 'send-reaction',
      ...common,
      messageId: NOBODY,
      ...{ target: 'any', emoji: null },
      seenSeq: Number.MAX_SAFE_INTEGER,
    }),
    classify: would({ type: 'classify-attendance', ...common, topicId: NOBODY }),
    forward: would({
      type: 'forward-attendance',
      ...common,
      ...{ forwardingId: NOBODY, areaId: NOBODY, days: 1, noteId: NOBODY, question: 'words' },
    }),
    endForwarding: would({
      type: 'withdraw-forwarding',
      ...common,
      forwardingId: state.attendance?.forwarding?.forwardingId ?? NOBODY,
    }),
    snooze: would({ type: 'snooze-attendance', ...common, until: context.now + SOME_MS }),
    judgeIdentity: would({ type: 'confirm-identity', ...common }),
  }
}

/** Nor does whether it may be put aside depend on until when. */
const SOME_MS = 90_000

/** Nor does whether a template may be sent depend on which. */
const someTemplate: Template = {
  ...{ name: '', language: '', whatsappId: null, status: 'approved', category: 'utility' },
  ...{ parameterFormat: 'named', header: null, body: '', footer: null, buttons: [] },
  ...{ examples: {}, quality: null, reason: null },
}

/** By the same rule, of which no reply of this conversation is a part. */
function maySettle({ attendance, erased }: Conversation, actor: Actor): boolean {
  if (erased) return false
  if (attendance?.status !== 'held') return mayAttend(actor)
  return attendance.holderId === actor.agentId || maySupervise(actor)
}

const NOBODY = '00000000-0000-4000-8000-000000000000'

/** Nor on which topic it is. */
const someTopic: Topic = { topicId: NOBODY, name: '', area: null, isRetired: false }

/** Nor which area is asked, and for how long. */
const someArea: Area = {
  ...{ areaId: NOBODY, name: '', about: '', contact: '', days: 1 },
  isRetired: false,
}

/** Whether something may be transferred at all does not depend on the colleague. */
const someColleague: Agent = { agentId: NOBODY, name: '', roles: ['agent'], disabled: false }
