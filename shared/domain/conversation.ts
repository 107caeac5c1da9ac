import type { EventBody } from '../events.ts'
import { type Forwarding, followForwarding } from './areas/forwarding.ts'
import { type GivenBack, withGivenBack } from './assignment/given-back.ts'
import { type Block, type BlockRequest, followBlock } from './block.ts'
import { followMerges, type Merge } from './merge.ts'
import { isOwnWord } from './own-word.ts'
import { followReplies, type ReplyOnItsWay } from './replies-on-their-way.ts'
import { followSchedule, type ScheduledReply } from './schedule/scheduled-reply.ts'
import { correctedBy } from './service-window.ts'
import { followSnooze } from './snooze/snooze.ts'
import { followUnsettled, type UnsettledReply } from './unsettled-replies.ts'
import { followVeil, type Veil } from './veil.ts'

/**
 * A conversation is the WhatsApp thread between one citizen and one number of the organisation; an
 * attendance is one case in it. Invariants:
 * - at most one attendance is not closed, and it is the newest, the only one kept here;
 * - `held` if and only if `holderId` is set;
 * - `fence` never falls, also across attendances of the conversation;
 * - `unansweredSeqs` rises, and is at most 100 long: of a flood, the newest.
 */
export type Conversation = {
  readonly conversationId: string
  readonly citizenId: string
  readonly phoneNumberId: string
  readonly attendance: Attendance | null
  /** Oldest first; emptied when the attendance is closed. */
  readonly repliesOnTheirWay: readonly ReplyOnItsWay[]
  /**
   * min(sent, received) of the citizen's newest message; opens the service window. Earlier where
   * WhatsApp said that the window had closed.
   */
  readonly lastInboundAt: number | null
  /** Since when the citizen waits for an answer; null when the last word is the desk's. */
  readonly waitingSince: number | null
  /** Places in the log of the citizen's messages that no reply has been written in view of. */
  readonly unansweredSeqs: readonly number[]
  /** The citizen had everything erased: it is closed for good, and a new message begins another. */
  readonly erased?: true | undefined
  /** What is covered until somebody has confirmed who writes. */
  readonly veil: Veil | null
  readonly block: Block | null
  readonly blockRequest: BlockRequest | null
  /** Those that stand in this conversation; the other one of each does not know of it. */
  readonly merges: readonly Merge[]
  /** Replies that wait for somebody's decision, oldest first; they outlast the attendance. */
  readonly unsettledReplies: readonly UnsettledReply[]
  /** What is to leave at a moment, in that order; it outlasts the attendance until then. */
  readonly scheduledReplies: readonly ScheduledReply[]
  /** The newest reactions of the desk, by the ids that news of them have; absent before the first. */
  readonly ownReactions?: readonly string[] | undefined
}

const MOST_UNANSWERED = 100

export type Attendance = {
  readonly attendanceId: string
  readonly protocol: string
  readonly status: 'waiting' | 'held' | 'closed'
  readonly holderId: string | null
  /** Who held it, or the citizen's attendance before it, last: a hint while it waits. */
  readonly previousHolderId: string | null
  readonly fence: number
  readonly openedAt: number
  readonly closedAt: number | null
  /** What it is about; absent while nobody has said. */
  readonly topicId?: string | undefined
  /** The question to an area that waits for its answer; absent while there is none. */
  readonly forwarding?: Forwarding | undefined
  /** Until when its holder put it aside (ms); stands over that moment until it is answered. */
  readonly snoozedUntil?: number | undefined
  /** From whom it went back to the queue, newest last; absent for nobody. */
  readonly givenBack?: readonly GivenBack[] | undefined
}

/** An event with its time. A prediction has no place in the log, and none of a citizen's words. */
export type Happening = EventBody & { readonly at: number; readonly seq?: number }

/** The state after one more event. Events of other kinds leave it as it is. */
export function evolve(state: Conversation | null, event: Happening): Conversation | null {
  if (event.type === 'conversation-started') {
    return state ?? started(event)
  }
  return state === null ? null : evolveStarted(followAll(state, event), event)
}

/** What the parts of a state make of an event, before the whole does. */
function followAll(before: Conversation, event: Happening): Conversation {
  const replied = followUnsettled(followReplies(before, event), event)
  const state = followSnooze(followSchedule(replied, event), event)
  return followMerges(followVeil(followBlock(state, event), event), event)
}

function started(event: Extract<Happening, { type: 'conversation-started' }>): Conversation {
  return {
    conversationId: event.conversationId,
    citizenId: event.citizenId,
    phoneNumberId: event.phoneNumberId,
    attendance: null,
    repliesOnTheirWay: [],
    lastInboundAt: null,
    waitingSince: null,
    unansweredSeqs: [],
    veil: null,
    block: null,
    blockRequest: null,
    merges: [],
    unsettledReplies: [],
    scheduledReplies: [],
  }
}

function evolveStarted(state: Conversation, event: Happening): Conversation {
  switch (event.type) {
    case 'attendance-opened':
      return {
        ...state,
        waitingSince: null,
        attendance: {
          attendanceId: event.attendanceId,
          protocol: event.protocol,
          status: 'waiting',
          holderId: null,
          previousHolderId: event.previousHolderId,
          fence: state.attendance?.fence ?? 0,
          openedAt: event.at,
          closedAt: null,
        },
      }
    case 'attendance-claimed':
      return holding(state, event.agentId, event.fence)
    case 'attendance-transferred':
      return holding(state, event.toAgentId, event.fence)
    case 'attendance-released':
    case 'attendance-returned':
    case 'attendance-reopened':
      return inAttendance(state, (attendance) => ({
        status: 'waiting',
        holderId: null,
        previousHolderId: attendance.holderId ?? attendance.previousHolderId,
        closedAt: null,
        givenBack: withGivenBack(attendance.givenBack, attendance.holderId, event.at),
      }))
    case 'attendance-closed':
      return inAttendance({ ...state, waitingSince: null }, (attendance) => ({
        status: 'closed',
        holderId: null,
        previousHolderId: attendance.holderId ?? attendance.previousHolderId,
        closedAt: event.at,
        givenBack: undefined,
      }))
    case 'attendance-classified':
      return inAttendance(state, () => ({ topicId: event.topicId ?? undefined }))
    case 'attendance-forwarded':
    case 'area-answered':
    case 'forwarding-withdrawn':
      return inAttendance(state, ({ forwarding }) => ({
        forwarding: followForwarding(forwarding, event),
      }))
    case 'message-received': {
      if (event.kind === 'edit') return edited(state, event.sentAt)
      if (!isOwnWord(event)) return state
      const inboundAt = Math.min(event.sentAt, event.receivedAt)
      return {
        ...state,
        lastInboundAt: Math.max(state.lastInboundAt ?? 0, inboundAt),
        // Who is blocked waits for nobody: the block keeps since when.
        waitingSince: state.block === null ? earliest(state.waitingSince, event.sentAt) : null,
        unansweredSeqs:
          event.seq === undefined
            ? state.unansweredSeqs
            : [...state.unansweredSeqs, event.seq].slice(-MOST_UNANSWERED),
      }
    }
    case 'reply-queued':
      return {
        ...state,
        waitingSince: null,
        unansweredSeqs: newerThan(state.unansweredSeqs, event.seenSeq),
      }
    // A reaction answers nothing: who asked waits on.
    case 'phone-message-sent':
      return isOwnWord(event) ? { ...state, waitingSince: null } : state
    case 'call-ended':
      return event.answered ? { ...state, waitingSince: null } : state
    case 'identity-refuted':
      return { ...state, lastInboundAt: null, waitingSince: null, unansweredSeqs: [] }
    case 'conversation-separated': {
      const { lastInboundAt, waitingSince } = event
      return { ...state, lastInboundAt, waitingSince }
    }
    case 'send-failed':
      return windowRefused(state, event)
    case 'status-received':
      return event.status === 'failed'
        ? windowRefused(state, { code: event.code, at: event.statusAt })
        : state
    case 'content-erased':
      return event.cause === 'erasure' ? erased(state, event.at) : state
    default:
      return state
  }
}

/** Nobody waits here any more, and nobody can be written to. */
function erased(state: Conversation, at: number): Conversation {
  const nobody = { lastInboundAt: null, waitingSince: null, unansweredSeqs: [] }
  const closed = inAttendance(state, ({ status, holderId, previousHolderId, closedAt }) => ({
    status: 'closed',
    holderId: null,
    previousHolderId: holderId ?? previousHolderId,
    closedAt: status === 'closed' ? closedAt : at,
    forwarding: undefined,
  }))
  const settled = {
    ...{ repliesOnTheirWay: [], unsettledReplies: [], scheduledReplies: [] },
    ...{ veil: null, block: null, blockRequest: null },
  }
  return { ...closed, ...nobody, ...settled, erased: true }
}

/** New words have to be answered, but only while somebody is there to answer. */
function edited(state: Conversation, at: number): Conversation {
  const isOpen = state.attendance !== null && state.attendance.status !== 'closed'
  return isOpen ? { ...state, waitingSince: earliest(state.waitingSince, at) } : state
}

/** WhatsApp may tell older words later: the citizen waits since the first of them. */
function earliest(waitingSince: number | null, at: number): number {
  return Math.min(waitingSince ?? at, at)
}

function windowRefused(
  state: Conversation,
  refusal: { code: number | null; at: number },
): Conversation {
  const lastInboundAt = correctedBy(refusal, state.lastInboundAt)
  return lastInboundAt === state.lastInboundAt ? state : { ...state, lastInboundAt }
}

/** Which of the citizen's unanswered messages came after the newest event that an agent had seen. */
export function newerThan(unansweredSeqs: readonly number[], seenSeq: number): readonly number[] {
  return unansweredSeqs.filter((seq) => seq > seenSeq)
}

function holding(state: Conversation, agentId: string, fence: number): Conversation {
  return inAttendance(state, (attendance) => ({
    status: 'held',
    holderId: agentId,
    previousHolderId: attendance.holderId ?? attendance.previousHolderId,
    fence,
  }))
}

function inAttendance(
  state: Conversation,
  change: (attendance: Attendance) => Partial<Attendance>,
): Conversation {
  const { attendance } = state
  return attendance === null
    ? state
    : { ...state, attendance: { ...attendance, ...change(attendance) } }
}
