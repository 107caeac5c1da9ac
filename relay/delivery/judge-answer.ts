import type { FailureClass } from '../../shared/domain/failure-class.ts'
import { classifyRefusal } from '../whatsapp/error-codes.ts'
import type { SendAnswer } from '../whatsapp/graph-api.ts'
import { backOffMs, FEW_ATTEMPTS, GIVE_UP_AFTER_MS } from './back-off.ts'
import { aboutReply, type OutgoingReply, type SendEvent } from './outgoing-replies.ts'

/** What an answer means for its reply, and for the replies behind it. */
export type Judgement = {
  readonly event: SendEvent
  readonly pause: PauseKind | null
}

export type JudgeContext = {
  readonly now: number
  /** In [0, 1). */
  readonly random: number
  readonly backOffBaseMs: number
  /** How long the queue would stand still if this answer stops it. */
  readonly pauseMs: (kind: PauseKind) => number
}

/** Why nobody's reply can go out for now: the account, the number's rate, or no way to WhatsApp. */
export type PauseKind = 'account' | 'rate' | 'network'

/**
 * What certainly did not reach WhatsApp, or what it asks to try later, is deferred; what it refuses
 * for good has failed; what may have arrived is unknown, and is never sent again by itself.
 */
export function judgeAnswer(
  reply: OutgoingReply,
  answer: SendAnswer,
  context: JudgeContext,
): Judgement {
  const about = aboutReply(reply)
  switch (answer.outcome) {
    case 'accepted':
      return {
        event: { type: 'send-accepted', ...about, whatsappId: answer.whatsappId },
        pause: null,
      }
    case 'lost':
      return { event: { type: 'send-unknown', ...about, cause: answer.cause }, pause: null }
    case 'not-sent':
      return deferAll(reply, 'network', null, context)
    case 'refused':
      return judgeRefusal(reply, answer, context)
  }
}

function judgeRefusal(
  reply: OutgoingReply,
  { code, isTransient }: Extract<SendAnswer, { outcome: 'refused' }>,
  context: JudgeContext,
): Judgement {
  const refusal = classifyRefusal(code, isTransient)
  const failed: SendEvent = { type: 'send-failed', ...aboutReply(reply), code }
  switch (refusal) {
    case 'template-needed':
    case 'never-to-citizen':
    case 'misconfigured':
    case 'permanent':
      return { event: failed, pause: null }
    case 'retry-few': {
      const gaveUp = reply.attempts >= FEW_ATTEMPTS
      return { event: gaveUp ? failed : deferOrFail(reply, refusal, code, context), pause: null }
    }
    case 'retry':
    case 'slow-citizen':
      return { event: deferOrFail(reply, refusal, code, context), pause: null }
    case 'slow-number':
      return deferAll(reply, 'rate', code, context)
    case 'account':
      return deferAll(reply, 'account', code, context)
  }
}

function deferAll(
  reply: OutgoingReply,
  pause: PauseKind,
  code: number | null,
  { now, pauseMs }: JudgeContext,
): Judgement {
  const about = aboutReply(reply)
  if (isTooOld(reply, now)) return { event: { type: 'send-failed', ...about, code }, pause }
  const nextAttemptAt = now + pauseMs(pause)
  return { event: { type: 'send-deferred', ...about, code, nextAttemptAt }, pause }
}

function deferOrFail(
  reply: OutgoingReply,
  refusal: FailureClass,
  code: number,
  { now, random, backOffBaseMs }: JudgeContext,
): SendEvent {
  if (isTooOld(reply, now)) return { type: 'send-failed', ...aboutReply(reply), code }
  const nextAttemptAt = now + backOffMs(refusal, reply.attempts, random, backOffBaseMs)
  return { type: 'send-deferred', ...aboutReply(reply), code, nextAttemptAt }
}

/** Its window has closed meanwhile: the citizen would get an answer that nobody expects now. */
export function isTooOld(reply: OutgoingReply, now: number): boolean {
  return now - reply.queuedAt >= GIVE_UP_AFTER_MS
}
