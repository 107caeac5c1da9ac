import type { BlockReason } from '../domain/block.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import type { OpenForwarding } from './forwardings.ts'
import type { AttachmentView } from './media.ts'
import type { AgentName } from './people.ts'
import { type TimelinePage, timelineCursorSchema } from './timeline.ts'
import type { TopicName } from './topics.ts'
import type { DraftQuote } from './undo.ts'

const inConversation = { conversationId: idSchema }

export const conversationCalls = {
  'open-conversation': z.object({ ...inConversation, limit: z.int().min(1).max(200) }),
  'page-conversation': z.object({
    ...inConversation,
    before: timelineCursorSchema,
    limit: z.int().min(1).max(200),
  }),
} as const

export type ConversationResults = {
  'open-conversation': ConversationView | null
  'page-conversation': TimelinePage
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
  /** How far this agent has read here, also before this session; 0 for nothing. */
  readSeq: number
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
