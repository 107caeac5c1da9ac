import { isDeepStrictEqual } from 'node:util'
import type { EventBody } from '../../shared/events.ts'
import type { NewId } from '../../shared/ids.ts'
import type { Log } from '../log/log.ts'
import type { FileFolder } from '../media/file-folder.ts'
import * as uploads from '../media/upload-table.ts'
import type { OnMoment } from '../moments.ts'
import type { Store, Transaction } from '../store/port.ts'
import type { RelayRun } from '../store/relay-run.ts'
import { UNREACHABLE } from '../whatsapp/account/alert-of-code.ts'
import * as alerts from '../whatsapp/account/alerts.ts'
import { noteCode } from '../whatsapp/account/note-code.ts'
import type { GraphApi, OutgoingMessage, SendAnswer } from '../whatsapp/graph-api.ts'
import { takeAhead } from '../whatsapp/statuses.ts'
import { composeMessage } from './compose-message.ts'
import { isTooOld, type Judgement, judgeAnswer } from './judge-answer.ts'
import * as outgoing from './outgoing-replies.ts'
import { aboutReply, type OutgoingReply } from './outgoing-replies.ts'
import {
  heeded,
  isProbing,
  nextPauseMs,
  type PauseTimings,
  pausedUntil,
  type QueuePause,
} from './queue-pause.ts'
import { readyAt, taken } from './send-limits.ts'
import * as sending from './sending-state.ts'
import { isMedia, type Uploaded, uploadFile } from './upload-file.ts'

/** From so many attempts that did not reach WhatsApp, people are told. */
const LONG_AWAY = 3

export type SendContext = {
  readonly newId: NewId
  readonly log: Log
  readonly store: Store
  readonly run: RelayRun
  readonly folder: FileFolder
  readonly graph: GraphApi
  readonly pauseTimings: PauseTimings
  readonly clock: () => number
  /** In [0, 1). */
  readonly random: () => number
  readonly backOffBaseMs: number
  readonly onMoment: OnMoment
}

/** What came of one attempt, not yet in the log. */
export type Attempted = {
  /** As it waited before. */
  readonly queued: OutgoingReply
  /** Attempts that were made, this one included: to send it, or to bring its file. */
  readonly attempts: number
  /** Null: there is nothing to send any more, or nobody to send it to. */
  readonly answer: SendAnswer | null
  readonly answeredAt: number
  /** Whether WhatsApp was asked to send it. */
  readonly wasCalled: boolean
}

/** What the log says of an attempt, and until when the queue now stands still (ms; 0: it does not). */
export type Recorded = Judgement & { readonly pausedUntil: number }

/**
 * Makes one attempt. It is in the log before WhatsApp is called: should the relay die now, the next
 * start finds it there, and does not send again (design, "Shapes", 4).
 * @param onTaken The limits count it, and WhatsApp is called now.
 * @returns null when the reply has gone its way since it was read, or something holds it by now.
 */
export async function attemptReply(
  context: SendContext,
  queued: OutgoingReply,
  { signal, onTaken }: { signal: AbortSignal; onTaken: () => void },
): Promise<Attempted | null> {
  const { store, graph, clock, onMoment } = context
  const composed = await composeMessage(store, queued)
  if (composed === null || isTooOld(queued, clock())) {
    const { attempts } = queued
    return { queued, attempts, answer: null, answeredAt: clock(), wasCalled: false }
  }
  const prepared = await withFile(context, composed, signal)
  if (prepared.outcome === 'not-ready') {
    const { answer, attempts } = prepared
    return { queued, attempts, answer, answeredAt: clock(), wasCalled: false }
  }
  const { message } = prepared
  if (!(await takeTurn(context, queued, composed))) return null
  onTaken()
  onMoment('send-attempted')
  const answer = await graph.sendMessage(message, signal)
  onMoment('send-answered')
  if (answer.outcome === 'refused') await forgetFile(context, message)
  const attempts = queued.attempts + 1
  return { queued, attempts, answer, answeredAt: clock(), wasCalled: true }
}

/**
 * Records that WhatsApp is about to be called, and counts it to WhatsApp's limits: in one
 * transaction, so that of several processes one sends it, and all together keep the limits.
 */
function takeTurn(
  { log, clock, run }: SendContext,
  queued: OutgoingReply,
  composed: OutgoingMessage,
): Promise<boolean> {
  const reply = { ...queued, attempts: queued.attempts + 1 }
  return log.transaction(async (tx) => {
    if (!run.isSeen()) return false
    const now = clock()
    const { pause, limits } = await sending.find(tx, queued)
    if (pausedUntil(pause, now) > now || readyAt(limits, now) > now) return false
    if (isProbing(pause) && (await outgoing.isAnyAttempted(tx))) return false
    // Erased since, or somebody else's number now: the next attempt sees it as it is.
    if (!isDeepStrictEqual(await composeMessage(tx, queued), composed)) return false
    // Whoever looked for replies to send may have seen an older picture.
    if (!(await outgoing.take(tx, queued, run.id))) return false
    await tx.append(reply.conversationId, () => [
      { type: 'send-attempted', ...aboutReply(reply), attempt: reply.attempts },
    ])
    await sending.keepLimits(tx, queued, taken(limits, now))
    return true
  })
}

/** The message with WhatsApp's id of its file, which is brought there first. */
async function withFile(
  context: SendContext,
  message: OutgoingMessage,
  signal: AbortSignal,
): Promise<
  Exclude<Uploaded, { outcome: 'ready' }> | { outcome: 'ready'; message: OutgoingMessage }
> {
  const { body, phoneNumberId } = message
  if (!isMedia(body)) return { outcome: 'ready', message }
  const uploaded = await uploadFile(context, phoneNumberId, body, signal)
  if (uploaded.outcome === 'not-ready') return uploaded
  const { mediaId } = uploaded
  return { outcome: 'ready', message: { ...message, body: { ...body, mediaId } } }
}

/** It may have been refused for its file: the next message with it brings the file anew. */
async function forgetFile({ store }: SendContext, { body }: OutgoingMessage): Promise<void> {
  if (!isMedia(body) || body.mediaId === null) return
  const { mediaId } = body
  await store.transaction((tx) => uploads.forget(tx, mediaId))
}

/**
 * Puts what came of an attempt into the log, with statuses that were quicker than the answer, and
 * heeds what the answer says to the whole queue.
 * @returns null when the reply has gone another way since: there is nothing to tell.
 */
export async function recordAttempt(
  context: SendContext,
  attempted: Attempted,
): Promise<Recorded | null> {
  const { log, newId, clock } = context
  const { queued, answer } = attempted
  return log.transaction(async (tx) => {
    if (!(await isNews(tx, attempted, context.run))) return null
    const reply = { ...queued, attempts: attempted.attempts }
    const before = await sending.findPause(tx)
    const { event, pause } = judge(context, reply, attempted, before)
    // An answer that was lost says nothing of the next one.
    const isTelling = answer !== null && answer.outcome !== 'lost'
    const now = attempted.answeredAt
    const after = isTelling ? heeded(before, pause, now, context.pauseTimings) : before
    if (after !== before) await sending.keepPause(tx, after)
    const { conversationId, phoneNumberId } = reply
    const ahead: EventBody[] =
      event.type === 'send-accepted'
        ? await takeAhead(tx, phoneNumberId, {
            ...aboutReply(reply),
            whatsappId: event.whatsappId,
          })
        : []
    await tx.append(conversationId, () => [event, ...ahead])
    const code = 'code' in event ? event.code : null
    if (code !== null) await noteCode(tx, newId, code, { conversationId, at: clock() })
    if (pause === 'network' && reply.attempts >= LONG_AWAY) {
      await alerts.raise(tx, newId, UNREACHABLE)
    }
    if (event.type === 'send-accepted') await alerts.settle(tx, 'unreachable', null)
    return { event, pause, pausedUntil: pausedUntil(after, now) }
  })
}

/**
 * Another process may have attempted what here could not be made ready; or it took this one for
 * dead, and has called the reply unknown: then only that it arrived is news.
 */
async function isNews(
  tx: Transaction,
  { queued, attempts, answer, wasCalled }: Attempted,
  run: RelayRun,
): Promise<boolean> {
  if (!wasCalled) return outgoing.isStillQueued(tx, queued)
  // Twice where the word of the first commit was lost.
  if (answer?.outcome === 'accepted') return !(await outgoing.isAccepted(tx, queued))
  return outgoing.isStillAttempted(tx, { ...queued, attempts, attemptedBy: run.id })
}

function judge(
  { random, backOffBaseMs, pauseTimings }: SendContext,
  reply: OutgoingReply,
  { answer, answeredAt }: Attempted,
  pause: QueuePause,
): Judgement {
  if (answer === null) {
    return { event: { type: 'send-failed', ...aboutReply(reply), code: null }, pause: null }
  }
  return judgeAnswer(reply, answer, {
    now: answeredAt,
    random: random(),
    backOffBaseMs,
    pauseMs: (kind) => nextPauseMs(pause, kind, pauseTimings),
  })
}
