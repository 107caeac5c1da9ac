import { z } from 'zod'
import { commandSchema, type Refusal } from './commands.ts'
import type { Role } from './domain/agent.ts'
import type { AssignmentRule } from './domain/assignment/rules.ts'
import type { BlockReason } from './domain/block.ts'
import type { Delivery, Tick } from './domain/delivery.ts'
import type { MessageContent, MessageKind } from './domain/message-content.ts'
import type { DocumentKind } from './domain/office/documents.ts'
import type { Provenance } from './domain/provenance.ts'
import { queueFiltersSchema } from './domain/queue/filters.ts'
import { type QueueView, queueViewSchema } from './domain/queue/saved-filter.ts'
import { searchFiltersSchema } from './domain/search/filters.ts'
import type { NotLeft } from './events/schedule.ts'
import { idSchema, momentSchema } from './ids.ts'
import { type AccountCallResults, accountCalls } from './ipc/account.ts'
import { type AssignmentCallResults, assignmentCalls } from './ipc/assignment.ts'
import { type AttendanceRecordResults, attendanceRecordCalls } from './ipc/attendance-record.ts'
import { type BillingCallResults, billingCalls } from './ipc/billing.ts'
import { type BulkResults, bulkCalls } from './ipc/bulk.ts'
import { type CannedCallResults, cannedCalls } from './ipc/canned.ts'
import { type CitizenResults, citizenCalls } from './ipc/citizen.ts'
import { type DiagnosisCallResults, diagnosisCalls } from './ipc/diagnosis.ts'
import { type DocumentCallResults, documentCalls } from './ipc/documents.ts'
import { type DutiesResults, dutiesCalls } from './ipc/duties.ts'
import type { OpenForwarding } from './ipc/forwardings.ts'
import { type HoursCallResults, hoursCalls } from './ipc/hours.ts'
import {
  type AttachmentView,
  type MediaCallResults,
  type MediaView,
  mediaCalls,
} from './ipc/media.ts'
import {
  type NoticeReplyAnswer,
  type NoticeReplyResults,
  noticeReplyCalls,
} from './ipc/notice-reply.ts'
import { type OfflineCallResults, offlineCalls } from './ipc/offline.ts'
import { type OverviewCallResults, overviewCalls } from './ipc/overview.ts'
import { type PaletteCallResults, paletteCalls } from './ipc/palette.ts'
import { type PreferencesCallResults, preferencesCalls } from './ipc/preferences.ts'
import { type QueueFilterResults, queueFilterCalls } from './ipc/queue-filters.ts'
import type { ReactionView } from './ipc/reactions.ts'
import { type RegistrationCallResults, registrationCalls } from './ipc/registration.ts'
import { type ScheduleCallResults, type ScheduledView, scheduleCalls } from './ipc/schedule.ts'
import { type SuggestionCallResults, suggestionCalls } from './ipc/suggestions.ts'
import { type TopicCallResults, type TopicName, topicCalls } from './ipc/topics.ts'
import { type DraftQuote, sendingSchema, type UndoCallResults, undoCalls } from './ipc/undo.ts'
import type { OrganisationProfile } from './organisation.ts'
import { activitySchema } from './presence.ts'
import { type Account, signInRequestSchema } from './protocol.ts'

/**
 * The whole surface between the screen and the console behind it, the same on both hosts (Electron
 * and loopback). Calls go up, and every argument is parsed at the border with the schema here;
 * pushes come down and only announce: the screen asks again for what it is showing.
 */

const nothing = z.object({})
const inConversation = { conversationId: idSchema }

/** Where a page of the queue ends: the order's key, the row that has it, and the moment of the key. */
const queueCursorSchema = z.object({
  at: momentSchema,
  conversationId: idSchema,
  asOf: momentSchema,
})
export type QueueCursor = z.infer<typeof queueCursorSchema>

/** Where a page of a conversation begins: its order is (time, seq). */
const timelineCursorSchema = z.object({ at: momentSchema, seq: z.int().nonnegative() })
export type TimelineCursor = z.infer<typeof timelineCursorSchema>

/** Arguments of every call, by channel. */
export const callSchemas = {
  'get-status': nothing,
  /** First run: tries the address, and keeps it if a relay answers there. */
  'set-relay': z.object({ url: z.string().max(500) }),
  'sign-in': signInRequestSchema.extend({
    /** Once it was refused as `replica-locked`: what opens the data, or leaves them aside. */
    locked: z
      .discriminatedUnion('way', [
        z.object({
          way: z.literal('previous-password'),
          password: signInRequestSchema.shape.password,
        }),
        /** The data stay on this PC, apart; what had not left yet does not leave. */
        z.object({ way: z.literal('start-anew') }),
      ])
      .optional(),
  }),
  /** `wipe`: everything of hers goes from this PC. */
  'sign-out': z.object({ wipe: z.boolean().optional() }),
  /** Asks for the password again; everything stays as it is. */
  lock: nothing,
  'list-agents': nothing,
  'page-queue': z.object({
    view: queueViewSchema,
    filters: queueFiltersSchema.optional(),
    after: queueCursorSchema.nullable(),
    limit: z.int().min(1).max(200),
  }),
  'count-queue': nothing,
  'open-conversation': z.object({ ...inConversation, limit: z.int().min(1).max(200) }),
  'page-conversation': z.object({
    ...inConversation,
    before: timelineCursorSchema,
    limit: z.int().min(1).max(200),
  }),
  /**
   * Puts a command into the outbox, or says at once why the relay would refuse it. `sending`: a reply
   * that waits there for a moment, in which `undo-sending` takes it back.
   */
  'issue-command': z.object({ command: commandSchema, sending: sendingSchema.optional() }),
  /** Sends a reply again that was refused because the citizen had written, as a new command. */
  'confirm-reply': z.object({
    /** The refused command, whose place the new one takes. */
    commandId: idSchema,
    confirmedId: idSchema,
    seenSeq: z.int().nonnegative(),
  }),
  /** Takes back a command that has not left, or puts a refused one away; its file may go back too. */
  'discard-command': z.object({ commandId: idSchema, toDraft: z.boolean().optional() }),
  'save-draft': z.object({ ...inConversation, text: z.string().max(20_000) }),
  /** What the person does at this screen; said again and again while she is there. */
  'report-presence': z.object({
    doing: activitySchema,
    conversationId: idSchema.nullable(),
    /** The citizen's newest message, once it has been before the person's eyes. */
    readMessageId: idSchema.nullable(),
  }),
  'list-presence': nothing,
  'save-note-draft': z.object({ ...inConversation, text: z.string().max(20_000) }),
  /**
   * Every word must occur, the last one as a prefix, and every "phrase" as it stands; accents and
   * case do not matter. `after`: a page's `next`.
   */
  'search-messages': z.object({
    query: z.string().max(10_000),
    filters: searchFiltersSchema.optional(),
    after: z.int().nonnegative().nullable().optional(),
    limit: z.int().min(1).max(200),
  }),
  ...queueFilterCalls,
  ...bulkCalls,
  ...dutiesCalls,
  ...citizenCalls,
  ...registrationCalls,
  ...mediaCalls,
  ...noticeReplyCalls,
  ...attendanceRecordCalls,
  ...accountCalls,
  ...billingCalls,
  ...cannedCalls,
  ...suggestionCalls,
  ...hoursCalls,
  ...overviewCalls,
  ...offlineCalls,
  ...diagnosisCalls,
  ...topicCalls,
  ...undoCalls,
  ...scheduleCalls,
  ...paletteCalls,
  ...documentCalls,
  ...preferencesCalls,
  ...assignmentCalls,
} as const

export type Channel = keyof typeof callSchemas
export type CallArguments<C extends Channel> = z.infer<(typeof callSchemas)[C]>

/** What each call answers. Expected failures are values; a thrown error is a defect. */
export type CallResults = MediaCallResults &
  QueueFilterResults &
  BulkResults &
  AttendanceRecordResults &
  AssignmentCallResults &
  AccountCallResults &
  BillingCallResults &
  CannedCallResults &
  SuggestionCallResults &
  HoursCallResults &
  OverviewCallResults &
  DiagnosisCallResults &
  OfflineCallResults &
  TopicCallResults &
  UndoCallResults &
  ScheduleCallResults &
  PaletteCallResults &
  DocumentCallResults &
  PreferencesCallResults &
  NoticeReplyResults & {
    'get-status': ConsoleStatus
    'set-relay':
      | { outcome: 'kept' }
      | { outcome: 'refused'; reason: 'not-an-address' | 'unreachable' | 'not-a-relay' | 'fixed' }
    'sign-in': { outcome: 'signed-in' } | { outcome: 'refused'; reason: SignInRefusal }
    /** `wipe-unfinished`: what is left can be read by nobody, and goes at the next start. */
    'sign-out': { outcome: 'signed-out' | 'wipe-unfinished' }
    lock: { outcome: 'locked' }
    'list-agents': { agents: AgentView[] }
    /** A page of a filtered view may be short, or empty, before the end: `next` says where to go on. */
    'page-queue': { rows: QueueRow[]; next: QueueCursor | null }
    'count-queue': Record<QueueView, number> & {
      /** Of mine, those who wait for this agent. */
      toAnswer: number
    }
    'open-conversation': ConversationView | null
    'page-conversation': TimelinePage
    'issue-command': { outcome: 'queued' } | { outcome: 'refused'; refusal: Refusal }
    'confirm-reply': CallResults['issue-command'] | { outcome: 'not-refused' }
    /**
     * `written`: what a discarded reply or note said, so that it can go back to its own field; `quote`:
     * what it answered.
     */
    'discard-command':
      | { outcome: 'discarded'; written: WrittenWords | null }
      | { outcome: 'already-sent' }
    'report-presence': { outcome: 'taken' }
    'list-presence': { colleagues: ColleagueView[] }
    'save-draft': { outcome: 'saved' }
    'save-note-draft': { outcome: 'saved' }
    'search-messages': FoundLines
  } & DutiesResults &
  CitizenResults &
  RegistrationCallResults

export type CallResult<C extends Channel> = CallResults[C]

/** A note must never reach the citizen: words always say which of the two they are. */
export type WritingKind = 'reply' | 'note'

export type WrittenWords = { kind: WritingKind; text: string; quote: DraftQuote | null }

export type SignInRefusal =
  | 'no-relay'
  | 'wrong-credentials'
  | 'too-many-requests'
  | 'wrong-protocol'
  /** No relay answers, and this account never signed in on this PC. */
  | 'unreachable'
  /** No relay answers, and this PC has not heard it for longer than the organisation allows. */
  | 'offline-too-long'
  /** No relay answers, and this PC's clock shows less than it did: how long it was is not known. */
  | 'clock-set-back'
  /** The replica on this PC was written by a newer version of Balcão: update before opening it. */
  | 'replica-newer'
  /** The relay answered, but the password does not open this PC's replica any more. */
  | 'replica-locked'
  /** Nor does the one that was given as the previous password. */
  | 'wrong-previous-password'

export type Pushes = {
  'status-changed': ConsoleStatus
  'queue-changed': Record<string, never>
  'conversation-changed': { conversationId: string }
  /** Templates or alerts. */
  'account-changed': Record<string, never>
  'canned-changed': Record<string, never>
  'hours-changed': Record<string, never>
  'topics-changed': Record<string, never>
  'document-changed': { kind: DocumentKind }
  /** This agent's saved filters of the queue. */
  'queue-filters-changed': Record<string, never>
  'presence-changed': Record<string, never>
  'preferences-changed': Record<string, never>
  /** A reply or note was refused: its words are a draft again. */
  'words-returned': { conversationId: string } & WrittenWords
  /** What became of what she wrote in a notice of the system. */
  'notice-answered': { conversationId: string; text: string; answer: NoticeReplyAnswer }
  /** Citizens had everything erased: nothing of what was being written in these stays anywhere. */
  'citizens-erased': { conversationIds: string[] }
  /** What this agent had given away (closed, released, transferred) and the record does not have so: it is hers still. */
  'still-hers': { conversationId: string }
}

export type PushName = keyof Pushes
export type Push = { [N in PushName]: { name: N; payload: Pushes[N] } }[PushName]

export type ConsoleStatus = {
  /** Grows with each status: an answer may be overtaken by a push, and must not undo it. */
  revision: number
  relayUrl: string | null
  /** The address comes from the command line or a policy file: the screen cannot change it. */
  relayFixed: boolean
  session: /** `locked`: nobody touched it, or she said so; `login` is hers. */
    | { state: 'signed-out'; ended: 'expired' | null }
    | { state: 'signed-out'; ended: 'locked'; login: string }
    | { state: 'signed-in'; account: Account; organisation: OrganisationProfile }
  sync: SyncStatus
  /**
   * `refusedIn`: the conversation of the oldest refused command; `office` for a canned reply, `hours`
   * for the opening hours, `topics` for what attendances can be about, `filters` for saved filters,
   * the kind of another document.
   */
  outbox: {
    /** `held`: of those, replies that can still be taken back because their moment is not over. */
    waiting: number
    held: number
    refused: number
    refusedIn: string | null
  }
  /** Relay's clock less this PC's, in milliseconds. Screens show the relay's time. */
  clockOffset: number
}

export type SyncStatus = {
  state: 'connected' | 'connecting' | 'disconnected'
  /**
   * Why the relay cannot be followed though it answers; null while nothing but waiting is needed.
   * - `wrong-protocol`: it is of another version.
   * - `log-behind`: its log ends before this replica's; it was put back to an older copy.
   * - `unreadable`: this version cannot read what it sends.
   */
  problem: 'wrong-protocol' | 'log-behind' | 'unreadable' | null
  /** When the replica last heard from the relay (relay's clock); null for never. */
  heardAt: number | null
  /** Of an empty replica: how far what is needed at once has come; null once it is here. */
  opening: { done: number; total: number } | null
  /** Progress of filling history in behind the snapshot; null when the replica is complete. */
  history: HistoryProgress | null
}

/** Places of the log, of which `done` are here. */
export type HistoryProgress = {
  done: number
  total: number
  /** The same in messages, as far as the relay says how many there are. */
  messages: { done: number; total: number } | null
  /** How long it will still take (ms), smoothed; null while nobody can say. */
  leftMs: number | null
}

/** A colleague at another console, by name, and the conversation that she has before her. */
export type ColleagueView = AgentName & {
  conversationId: string
  doing: 'viewing' | 'replying'
}

export type AgentView = { agentId: string; name: string; roles: Role[]; disabled: boolean }
type AgentName = { agentId: string; name: string }

export type QueueRow = {
  conversationId: string
  attendanceId: string
  protocol: string
  /** Null: the screen says "Cidadão sem nome" in its language. */
  citizenName: string | null
  status: 'waiting' | 'held' | 'closed'
  holder: AgentName | null
  previousHolder: AgentName | null
  /** Since when the citizen waits for an answer; null when the last word is the desk's. */
  waitingSince: number | null
  lastMessage: {
    from: 'citizen' | 'agent'
    content: MessageContent | null
    at: number
    /** Deleted for all by its writer. */
    revoked: boolean
  } | null
  windowClosesAt: number | null
  /** What the attendance is about; null while nobody has said. */
  topic: TopicName | null
  /** The area that is to answer; null for none. */
  forwarding: OpenForwarding | null
  /** How many of the citizen's messages neither this agent has read nor anybody has answered. */
  unread: number
  draft: string | null
  /** When the next scheduled reply is to leave. */
  scheduledAt: number | null
  /** Until when its holder put it aside; past, it has come back. */
  snoozedUntil: number | null
  /** Commands of this console on this conversation that the relay has not answered. */
  pending: number
  /** Those that it refused and that nobody has put away. */
  refused: number
  /** Replies that wait for a decision: nobody knows of them, or they failed. */
  unsettled: { unknown: number; failed: number }
  /** What a command about it has seen: the newest claim, and the newest event. */
  fence: number
  seenSeq: number
  /** Where this row stands in its view's order. */
  cursor: QueueCursor
}

export type ConversationView = {
  conversationId: string
  attendanceId: string
  protocol: string
  citizenId: string
  citizenName: string | null
  /** Digits; null for username-only citizens. */
  phone: string | null
  username: string | null
  status: 'waiting' | 'held' | 'closed'
  /** The citizen had everything erased: nobody answers here any more. */
  erased: boolean
  holder: AgentName | null
  topic: TopicName | null
  forwarding: OpenForwarding | null
  waitingSince: number | null
  windowClosesAt: number | null
  /** Until when its holder put it aside; past, it has come back. */
  snoozedUntil: number | null
  /** The number of the newest claim: what a command has seen. */
  fence: number
  /** The newest event of this conversation in the replica: what a command has seen. */
  seenSeq: number
  /** The citizen's messages that no reply was written in view of, by their `seq`, rising. */
  unansweredSeqs: readonly number[]
  /** What stood before is covered until an agent has confirmed who writes. `covered`: messages. */
  veil: { change: 'number' | 'user-id' | 'device'; at: number; covered: number } | null
  block: { reason: BlockReason; until: number; heldBack: number; agent: AgentName | null } | null
  /** Since when the citizen wants no marketing at WhatsApp; null where she takes it. */
  marketingStopped: number | null
  draft: string
  noteDraft: string
  /** What the reply in the draft answers. */
  draftQuote: DraftQuote | null
  /** Chosen for the reply that is being written, in the order of choosing. */
  attachments: AttachmentView[]
  /** What the relay would accept from this agent now, by the same rules. */
  can: {
    claim: boolean
    release: boolean
    transfer: boolean
    close: boolean
    reopen: boolean
    reply: boolean
    /** React to a message of the citizen. */
    react: boolean
    /** Says who writes after a change of identity: the same person, or another one. */
    judgeIdentity: boolean
    /** Say what it is about. */
    classify: boolean
    /** Ask an area; record its answer, or take the question back. */
    forward: boolean
    endForwarding: boolean
    /** Put it aside until a moment. */
    snooze: boolean
    /** Also once the service window has closed. */
    template: boolean
    /** Say what became of an unknown or failed reply. */
    settle: boolean
  }
  page: TimelinePage
}

/** Items in order of (time, seq), oldest first. `before` asks for the page above; null at the top. */
export type TimelinePage = { items: TimelineItem[]; before: TimelineCursor | null }

/**
 * What has not reached the record yet.
 * - `waiting`: still here, and can be taken back; until `heldUntil` (ms) it leaves by no road. `leaving`: the relay may have it already.
 * - `refused`, with its reason.
 */
export type Unconfirmed =
  | { commandId: string; state: 'waiting' | 'leaving'; heldUntil?: number }
  /** `inDraft`: its words went back to the draft. */
  | { commandId: string; state: 'refused'; refusal: Refusal; inDraft: boolean }

export type DeliveryView = {
  tick: Tick
  /** How far it certainly got, finer than the tick says. */
  state: Delivery
  /** WhatsApp's error code of a failed one, or of one that it asked to send later. */
  code: number | null
  /** What somebody decided about it while it was unknown, or after it had failed. */
  settled: { how: 'arrived' | 'put-away' | 'resent'; agent: AgentName | null; at: number } | null
}

export type TimelineItem =
  | {
      kind: 'message'
      id: string
      /** What a reply to it names; null while WhatsApp does not have it. */
      whatsappId: string | null
      at: number
      from: 'citizen' | 'agent'
      /** Who wrote it for the desk; null for the citizen's own, and on the phone. */
      agent: AgentName | null
      /** Somebody of the organisation wrote it on the phone that shares the number. */
      viaPhone: boolean
      /** The newest words. Null: erased. */
      content: MessageContent | null
      /** Its file; null for a message without one, and where it was erased. */
      media: MediaView | null
      /** What stood there before its writer edited it, oldest first, and until when. */
      earlier: { until: number; content: MessageContent | null }[]
      /** When its writer deleted it for all; the content stays in the record. */
      revokedAt: number | null
      /** Forwarded, or written after an ad. */
      provenance: Provenance | null
      /** What it answers. `messageId`: the item to jump to; null where the replica lacks it. */
      quote: {
        messageId: string | null
        /** What a new reply to it names. */
        whatsappId: string | null
        from: 'citizen' | 'agent'
        content: MessageContent | null
        revoked: boolean
        /** It is covered: neither its words nor where it stands are told. */
        veiled?: true
      } | null
      reactions: ReactionView[]
      /** Of replies only. */
      delivery: DeliveryView | null
      unconfirmed: Unconfirmed | null
      /** It has yet to leave, at its moment: `at`. */
      scheduled?: ScheduledView
    }
  | {
      kind: 'note'
      id: string
      at: number
      agent: AgentName
      text: string | null
      unconfirmed: Unconfirmed | null
    }
  | {
      kind: 'event'
      id: string
      at: number
      what: EventItemKind
      agent: AgentName | null
      to: AgentName | null
      /** How long the holder of a returned attendance had been away. */
      minutes: number | null
      protocol: string | null
      /** What the attendance was said to be about. */
      topic: string | null
      /** Of a question to an area: its name, and by when it is to answer; of what is later, when. */
      area: string | null
      dueAt: number | null
      /** The other conversation that it speaks of. */
      leadsTo: string | null
      /** Why what was scheduled did not leave. */
      reason?: NotLeft
      /** And what it would have said; null where that is not here (any more). */
      notSaid?: MessageContent | null
      /** By what the organisation's rules gave it to her; absent where she took it herself. */
      rule?: AssignmentRule
      unconfirmed: Unconfirmed | null
    }

export type EventItemKind =
  | 'opened'
  | 'reopened'
  | 'claimed'
  | 'released'
  | 'returned'
  | 'transferred'
  | 'closed'
  | 'classified'
  | 'forwarded'
  | 'area-answered'
  | 'forwarding-withdrawn'
  /** Only until the record has it: then it stands beside its reply. */
  | 'settled'
  | 'identity-confirmed'
  | 'identity-refuted'
  | 'separated'
  | 'merged'
  | 'merge-undone'
  | 'block-asked'
  | 'block-declined'
  | 'blocked'
  | 'unblocked'
  /** The citizen was asked whether she wants the broadcast list, and what came of it. */
  | 'list-asked'
  | 'list-accepted'
  | 'list-refused'
  | 'list-left'
  | 'list-left-by-keyword'
  | 'list-left-at-whatsapp'
  | 'registration-saved'
  | 'registration-undone'
  | 'snoozed'
  | 'woken'
  | 'scheduled'
  | 'schedule-cancelled'
  | 'schedule-returned'
  | 'fields-saved'

/** Lines that a search found, newest first. */
export type FoundLines = {
  hits: SearchHit[]
  /** Where to go on, also from a page that is not full; null at the end. */
  next: number | null
  /** What filter names nobody. */
  nobody: 'citizen' | 'agent' | 'topic' | null
  /** More citizens have such a name than are looked through: those who wrote last are. */
  isNarrowed: boolean
}

export type SearchHit = {
  conversationId: string
  messageId: string
  citizenName: string | null
  at: number
  from: 'citizen' | 'agent'
  /** Who wrote it for the desk; null for the citizen, and on the phone. */
  agent: AgentName | null
  kind: MessageKind | 'note'
  /** The words around the hit, empty where it has none; matches stand between U+E000 and U+E001. */
  snippet: string
}
