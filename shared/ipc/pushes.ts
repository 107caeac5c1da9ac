import type { DocumentKind } from '../domain/office/documents.ts'
import type { NoticeReplyAnswer } from './notice-reply.ts'
import type { ConsoleStatus } from './status.ts'
import type { WrittenWords } from './writing.ts'

/** They only announce: the screen asks again for what it is showing. */
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
  /** Somebody's note mentions this agent. */
  mentioned: Record<string, never>
  'presence-changed': Record<string, never>
  'preferences-changed': Record<string, never>
  /** A reply or note was refused: its words are a draft again. */
  'words-returned': { conversationId: string } & WrittenWords
  /** What became of what she wrote in a notice of the system. */
  'notice-answered': { conversationId: string; text: string; answer: NoticeReplyAnswer }
  /** Citizens had everything erased: nothing of what was being written in these stays anywhere. */
  'citizens-erased': { conversationIds: string[] }
  /** Citizens deleted messages, by WhatsApp's ids: what tells of one beside its conversation says nothing of it any more. */
  'messages-deleted': { conversationId: string; whatsappIds: string[] }
  /** What this agent had given away (closed, released, transferred) and the record does not have so: it is hers still. */
  'still-hers': { conversationId: string }
}

export type PushName = keyof Pushes
export type Push = { [N in PushName]: { name: N; payload: Pushes[N] } }[PushName]
