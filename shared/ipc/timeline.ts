import type { Refusal } from '../commands.ts'
import type { AssignmentRule } from '../domain/assignment/rules.ts'
import type { Delivery, Tick } from '../domain/delivery.ts'
import type { MessageContent } from '../domain/message-content.ts'
import type { Provenance } from '../domain/provenance.ts'
import type { NotLeft } from '../events/schedule.ts'
import { momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import type { MediaView } from './media.ts'
import type { AgentName } from './people.ts'
import type { ReactionView } from './reactions.ts'
import type { ScheduledView } from './schedule.ts'

/** Where a page of a conversation begins: its order is (time, seq). */
export const timelineCursorSchema = z.object({ at: momentSchema, seq: z.int().nonnegative() })
export type TimelineCursor = z.infer<typeof timelineCursorSchema>

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
      /** Colleagues whom it mentions; absent for none. */
      mentions?: AgentName[]
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
