import { isDeepStrictEqual } from 'node:util'
import type { EventBody } from '../../shared/events.ts'
import type { NewId } from '../../shared/ids.ts'
import type { Log } from '../log/log.ts'
import type { FileFolder } from '../media/file-folder.ts'
import * as uploads from '../media/upload-table.ts'
import type { OnMoment } from '../moments.ts'
import type { Store } from '../store/port.ts'
import { UNREACHABLE } from '../whatsapp/account/alert-of-code.ts'
import * as alerts from '../whatsapp/account/alerts.ts'
import { noteCode } from '../whatsapp/account/note-code.ts'
import type { GraphApi, OutgoingMessage, SendAnswer } from '../whatsapp/graph-api.ts'
import { takeAhead } from '../whatsapp/statuses.ts'
import { composeMessage } from './compose-message.ts'
import { isTooOld, type Judgement, judgeAnswer } from './judge-answer.ts'
import {
  aboutReply,
  isStillQueued,
  type OutgoingReply,
  type SendEvent,
} from './outgoing-replies.ts'
import type { QueuePause } from './queue-pause.ts'
import { isMedia, type Uploaded, uploadFile } from './upload-file.ts'

/** From so many attempts that did not reach WhatsApp, people are told. */
const LONG_AWAY = 3

export type SendContext = {
  readonly newId: NewId
  readonly log: Log
  readonly store: Store
  readonly folder: FileFolder
  readonly graph: GraphApi
  readonly pause: QueuePause
  readonly clock: () => number
  /** In [0, 1). */
  readonly random: () => number
  readonly backOffBaseMs: number
  readonly onMoment: OnMoment
}

/** What came of one attempt, not yet in the log. */
export type Attempted = { readonly reply: OutgoingReply } & Judgement

/**
 * Makes one attempt. It is in the log before WhatsApp is called: should the relay die now, the next
 * start finds it there, and does not send again (design, "Shapes", 4).
 * @returns null when the reply has gone its way since it was read.
 */
export async function attemptReply(
  context: SendContext,
  queued: OutgoingReply,
  signal: AbortSignal,
): Promise<Attempted | null> {
  const { log, store, graph, clock, onMoment } = context
  const composed = await composeMessage(store, queued)
  if (composed === null || isTooOld(queued, clock())) {
    const event: SendEvent = { type: 'send-failed', ...aboutReply(queued), code: null }
    return { reply: queued, event, pause: null }
  }
  const prepared = await withFile(context, composed, signal)
  if (prepared.outcome === 'not-ready') {
    const { answer, attempts } = prepared
    return { reply: queued, ...heed(context, { ...queued, attempts }, answer) }
  }
  const { message } = prepared
  const reply = { ...queued, attempts: queued.attempts + 1 }
  const isOurs = await log.transaction(async (tx) => {
    // Whoever looked for replies to send may have seen an older picture: one of them sends it.
    if (!(await isStillQueued(tx, queued))) return false
    // Erased since, or somebody else's number now: the next attempt sees it as it is.
    if (!isDeepStrictEqual(await composeMessage(tx, queued), composed)) return false
    await tx.append(reply.conversationId, () => [
      { type: 'send-attempted', ...aboutReply(reply), attempt: reply.attempts },
    ])
    return true
  })
  if (!isOurs) return null
  onMoment('send-attempted')
  const answer = await graph.sendMessage(message, signal)
  onMoment('send-answered')
  if (answer.outcome === 'refused') await forgetFile(context, message)
  return { reply, ...heed(context, reply, answer) }
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

/** Puts what came of an attempt into the log, with statuses that were quicker than the answer. */
export async function recordAttempt(
  { log, newId, clock }: SendContext,
  { reply, event, pause }: Attempted,
): Promise<void> {
  await log.transaction(async (tx) => {
    const { phoneNumberId } = reply
    const ahead: EventBody[] =
      event.type === 'send-accepted'
        ? await takeAhead(tx, phoneNumberId, {
            ...aboutReply(reply),
            whatsappId: event.whatsappId,
          })
        : []
    await tx.append(reply.conversationId, () => [event, ...ahead])
    const { conversationId } = reply
    const code = 'code' in event ? event.code : null
    if (code !== null) await noteCode(tx, newId, code, { conversationId, at: clock() })
    if (pause === 'network' && reply.attempts >= LONG_AWAY) {
      await alerts.raise(tx, newId, UNREACHABLE)
    }
    if (event.type === 'send-accepted') await alerts.settle(tx, 'unreachable', null)
  })
}

function heed(context: SendContext, reply: OutgoingReply, answer: SendAnswer): Judgement {
  const { pause, clock, random, backOffBaseMs } = context
  const now = clock()
  const judgement = judgeAnswer(reply, answer, {
    now,
    random: random(),
    backOffBaseMs,
    pauseMs: (kind) => pause.nextMs(kind),
  })
  // An answer that was lost says nothing of the next one.
  if (answer.outcome !== 'lost') pause.heed(judgement.pause, now)
  return judgement
}
