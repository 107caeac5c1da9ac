import type { MessageContent } from '../../shared/domain/message-content.ts'
import { searchableText } from '../../shared/domain/message-content.ts'
import type { SearchedLine, SearchedMedia } from '../../shared/domain/search/filters.ts'
import { timelineMoment } from '../../shared/domain/sent-time.ts'
import { conversationOf, type LogEvent } from '../../shared/events.ts'

/**
 * What filters look for stands in the full-text index as words that nobody can type: FTS5 takes
 * private-use characters as letters, and takes two long lists apart without reading either whole.
 * They are taken out of whatever people wrote.
 */
const TERMS = {
  message: '\u{E010}',
  note: '\u{E011}',
  any: '\u{E012}',
  picture: '\u{E013}',
  audio: '\u{E014}',
  video: '\u{E015}',
  document: '\u{E016}',
  late: '\u{E017}',
  conversation: '\u{E018}',
  agent: '\u{E019}',
  topic: '\u{E01A}',
  mentioned: '\u{E01B}',
} as const

/** A line that came into the log so long after it was written (ms) has a term that says so. */
export const LATE_MS = 60 * 1000

const PRIVATE_USE = /\p{Co}/u

export const lateTerm: string = TERMS.late

export function lineTerm(line: SearchedLine): string {
  return TERMS[line]
}

export function mediaTerm(media: SearchedMedia): string {
  return TERMS[media]
}

export function conversationTerm(conversationId: string): string {
  return TERMS.conversation + withoutDashes(conversationId)
}

export function agentTerm(agentId: string): string {
  return TERMS.agent + withoutDashes(agentId)
}

export function mentionTerm(agentId: string): string {
  return TERMS.mentioned + withoutDashes(agentId)
}

export function topicTerm(topicId: string): string {
  return TERMS.topic + withoutDashes(topicId)
}

/** A message or note as it is searched. */
export type SearchedEvent = {
  /** Null for what has no words, a picture without a caption say. */
  readonly text: string | null
  readonly content: MessageContent | null
  readonly conversationId: string
  readonly agentId: string | null
  /** When it was written (ms). */
  readonly at: number
}

/** Null for what is no line, only points to one, or was erased. */
export function searchedIn(event: LogEvent): SearchedEvent | null {
  const conversationId = conversationOf(event)
  if (conversationId === null) return null
  switch (event.type) {
    case 'message-received':
    case 'phone-message-sent':
      if (event.content === null || isMark(event.content)) return null
      return {
        ...{ conversationId, content: event.content, agentId: null, at: event.sentAt },
        text: searchableText(event.content),
      }
    case 'reply-queued':
      if (event.content === null) return null
      return {
        ...{ conversationId, content: event.content, agentId: event.agentId, at: event.at },
        text: searchableText(event.content),
      }
    case 'note-added':
      if (event.content === null) return null
      return {
        ...{ conversationId, content: null, agentId: event.agentId, at: event.at },
        text: event.content.text,
      }
    default:
      return null
  }
}

/** The terms of a line, and then its words. @param topicId what its attendance is about. */
export function indexedText(event: LogEvent, topicId: string | null): string | null {
  const line = searchedIn(event)
  if (line === null) return null
  const media = mediaOf(line.content)
  const isLate = event.at - timelineMoment(line.at) >= LATE_MS
  const terms = [
    lineTerm(event.type === 'note-added' ? 'note' : 'message'),
    conversationTerm(line.conversationId),
    line.agentId && agentTerm(line.agentId),
    media && `${TERMS.any} ${TERMS[media]}`,
    topicId && topicTerm(topicId),
    event.type === 'note-added' && event.mentions?.map(mentionTerm).join(' '),
    isLate && TERMS.late,
    line.text && withoutPrivateUse(line.text),
  ]
  return terms.filter(Boolean).join(' ')
}

export function withoutPrivateUse(text: string): string {
  // Nobody writes any, and looking is cheaper than replacing.
  return PRIVATE_USE.test(text) ? text.replaceAll(/\p{Co}/gu, ' ') : text
}

function mediaOf(content: MessageContent | null): Exclude<SearchedMedia, 'any'> | null {
  switch (content?.kind) {
    case 'image':
    case 'sticker':
      return 'picture'
    case 'audio':
    case 'video':
    case 'document':
      return content.kind
    default:
      return null
  }
}

/** Such ones are no lines of their own. */
function isMark({ kind }: MessageContent): boolean {
  return kind === 'reaction' || kind === 'revoke'
}

function withoutDashes(id: string): string {
  return id.replaceAll('-', '')
}
