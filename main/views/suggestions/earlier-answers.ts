import { isConfidential } from '../../../shared/domain/suggestions/confidential.ts'
import {
  sharedWords,
  similarity,
  type WeighedWord,
} from '../../../shared/domain/suggestions/similarity.ts'
import { tellingWords } from '../../../shared/domain/suggestions/telling-words.ts'
import type { EventOf } from '../../../shared/events.ts'
import type { Desk } from '../../desk.ts'
import { topicsInForce } from '../../outbox/predict-documents.ts'
import type { GivenReply } from '../../replica/event-table.ts'

/** What of a message's weight another one has to share to ask for the same. */
const LEAST_ALIKE = 0.34
/** A reply that says less is a greeting, and the answer is one of the next. */
const FEWEST_TELLING = 4

export type GivenAnswer = {
  readonly message: EventOf<'message-received'>
  readonly reply: GivenReply
  readonly similarity: number
  readonly sameTopic: boolean
}

type Asking = {
  readonly asked: readonly WeighedWord[]
  readonly citizenId: string
  readonly topicId: string | null
}

/** Finds what was answered to a line of the log; asked of many lines, in order. */
export function openEarlierAnswers(desk: Desk, { asked, citizenId, topicId }: Asking) {
  const { replica } = desk
  const confidentialTopics = new Set(
    topicsInForce(desk)
      .filter(({ name }) => isConfidential(name))
      .map((topic) => topic.topicId),
  )
  const isOpen = new Map<string, boolean>()
  const seen = new Set<number>()

  /** Nothing of it is covered, kept apart, or gone. */
  function mayQuote(conversationId: string): boolean {
    const known = isOpen.get(conversationId)
    if (known !== undefined) return known
    const state = replica.conversations.find(conversationId)?.state ?? null
    const may =
      state !== null &&
      state.citizenId !== citizenId &&
      state.erased !== true &&
      state.veil === null &&
      state.block === null
    isOpen.set(conversationId, may)
    return may
  }

  return {
    /** Null where the line is no citizen's message that asks for the same, or nobody may see its answer. */
    at(seq: number): GivenAnswer | null {
      const found = replica.events.find(seq)
      if (!found?.known || found.event.type !== 'message-received') return null
      const message = found.event
      if (message.content?.kind !== 'text' || message.notice) return null
      const { text } = message.content
      const alike = similarity(asked, text)
      const least = Math.min(2, asked.length)
      if (alike < LEAST_ALIKE || sharedWords(asked, text) < least) return null
      if (isConfidential(text) || !mayQuote(message.conversationId)) return null
      const topic = replica.search.topicOf(message)
      if (topic !== null && confidentialTopics.has(topic)) return null
      if (wasDeleted(desk, message)) return null
      const reply = answerTo(desk, message)
      if (reply === null || seen.has(reply.seq)) return null
      seen.add(reply.seq)
      return { message, reply, similarity: alike, sameTopic: topic !== null && topic === topicId }
    },
  }
}

function wasDeleted({ replica }: Desk, message: EventOf<'message-received'>): boolean {
  const { conversationId, whatsappId } = message
  const changes = replica.timelinePages.changesTo(conversationId, whatsappId, 'citizen')
  return changes.some(({ kind }) => kind === 'revoke')
}

/** The first reply in the same attendance that says something of the matter. */
function answerTo({ replica }: Desk, message: EventOf<'message-received'>): GivenReply | null {
  const { conversationId, attendanceId, seq } = message
  const replies = replica.events.repliesAfter(conversationId, seq)
  const answer = replies.find(
    (reply) =>
      reply.attendanceId === attendanceId && tellingWords(reply.text).length >= FEWEST_TELLING,
  )
  return answer === undefined || isConfidential(answer.text) ? null : answer
}
