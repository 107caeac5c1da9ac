import {
  type Happened,
  isOver,
  isTold,
  type Looking,
  mentionsAsOne,
  type NoticeMoment,
  type WatchedDesk,
  whatHappened,
} from '../../shared/domain/desk-notices.ts'
import { isToldWhole } from '../../shared/domain/told-whole.ts'
import type { MentionView } from '../../shared/ipc/mentions.ts'
import type { NoticeReplyTarget } from '../../shared/ipc/notice-reply.ts'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import { hasAttention, onAttention } from './attention.ts'
import { useConversation } from './conversation.ts'
import { openRow, openRowAt } from './desk.ts'
import { useMine } from './mine.ts'
import { readNoticePermission } from './notice-permission.ts'
import { notify } from './notices.ts'
import { openingHours } from './opening-hours.ts'
import { showOverlay } from './overlay.ts'
import { usePreferences } from './preferences.ts'
import { showView, useQueue } from './queue.ts'
import { quietNow } from './quiet.ts'
import { searchMentions } from './search.ts'
import { relayNow, useStatus } from './status.ts'
import { type SystemNotice, showSystemNotice, takesReplies } from './system-notice.ts'
import { forgetTaken, takenHere } from './taken.ts'

/** `row`: of the conversation, where it is one of hers. */
export type NoticeWords = (
  happened: Happened,
  row: QueueRow | null,
  waiting: number,
) => { title: string; body: string; placeholder: string }

type Shown = {
  readonly happened: Happened
  readonly notice: SystemNotice
  /** WhatsApp's id of the message that it tells of. */
  readonly tellsOf: string | null
  /** One can write in it, and perhaps somebody does. */
  readonly takesReply: boolean
  readonly unread: number
  /** She was told all that she has not read, up to here. */
  readonly isWhole: boolean
}

/** Of one conversation so many stand at once where they can be written in. */
const MOST_OF_ONE = 4

let wordsOf: NoticeWords | null = null
let before: WatchedDesk | null = null
/** By conversation, and one for the queue; the newest last. */
const shown = new Map<string, readonly Shown[]>()

/**
 * Tells of what happens at her desk while she looks elsewhere, until the answered function is called:
 * then nothing of it stays on the screen.
 */
export function startDeskNotices(words: NoticeWords): () => void {
  wordsOf = words
  look()
  const stops = [
    useMine.subscribe(look),
    useConversation.subscribe(takeAway),
    onAttention(takeAway),
  ]
  return () => {
    for (const stop of stops) stop()
    for (const key of shown.keys()) closeNoticesOf(key)
    wordsOf = null
    before = null
  }
}

/** A reply was refused: it did not leave this desk. */
export function tellRefused(conversationId: string): void {
  tell({ kind: 'failed', conversationId })
}

/** Colleagues name her in notes: told as all else is, and within the window where she looks at it. */
export function tellMentioned(mentions: readonly MentionView[]): void {
  const happened = mentionsAsOne(mentions)
  if (happened === null) return
  tell(happened)
  // Whoever sits there while the office is closed wants to know what comes.
  const moment = { ...momentNow(), isOfficeOpen: null }
  const isWanted = isTold(happened, usePreferences.getState(), looking(), moment)
  if (hasAttention() && isWanted) notify({ kind: 'mentioned', happened })
}

function look(): void {
  const now = watchedDesk()
  // While the first copy of the desk comes in, nothing of it is news.
  const isNew = !useStatus.getState().status?.sync.opening
  if (isNew && now !== null && before !== null) {
    const all = whatHappened(before, now, takenHere())
    for (const happened of all) tell(happened)
    tellGiven(all.filter(({ kind }) => kind === 'handed'))
  }
  if (now !== null) forgetTaken(now.mine.map(({ conversationId }) => conversationId))
  before = isNew ? now : null
  takeAway()
}

/** Within the window, and quietly: whatever she does, her list has just grown by somebody else's hand. */
function tellGiven(given: readonly Happened[]): void {
  const [first] = given
  if (first === undefined || !hasAttention() || wordsOf === null || quietNow() !== null) return
  const name = rowOf(first)?.citizenName ?? null
  notify({ kind: 'given', count: given.length, name })
}

function tell(happened: Happened): void {
  if (wordsOf === null || readNoticePermission() !== 'granted') return
  const choice = usePreferences.getState()
  if (!isTold(happened, choice, looking(), momentNow())) return
  const key = keyOf(happened)
  const row = rowOf(happened)
  const words = wordsOf(happened, row, useQueue.getState().counts.waiting)
  const { title, body, placeholder } = words
  const isWhole = choice.notices.showsContent && tellsAll(happened, row)
  const to = isWhole && takesReplies() ? replyTarget(row) : null
  makeRoom(key)
  const notice = showSystemNotice({
    ...{ group: key, title, body, silent: !choice.noticeSound },
    onPress: () => go(happened),
    ...(to && { reply: { placeholder, to } }),
  })
  const tellsOf = happened.kind === 'message' ? (row?.lastMessage?.whatsappId ?? null) : null
  const unread = row?.unread ?? 0
  const told = { happened, notice, tellsOf, takesReply: to !== null, unread, isWhole }
  shown.set(key, [...(shown.get(key) ?? []), told])
}

function momentNow(): NoticeMoment {
  return {
    isOfficeOpen: openingHours()?.isOpenAt(relayNow()) ?? null,
    isQuiet: quietNow() !== null,
  }
}

/** One for each conversation: but one in which she may be writing stays, or her words would be gone. */
function makeRoom(key: string): void {
  const all = shown.get(key) ?? []
  const staying = all.filter(({ takesReply }) => takesReply).slice(1 - MOST_OF_ONE)
  for (const one of all) if (!staying.includes(one)) one.notice.close()
  shown.set(key, staying)
}

function tellsAll(happened: Happened, row: QueueRow | null): boolean {
  if (happened.kind !== 'message' || row?.lastMessage?.from !== 'citizen') return false
  const { content, revoked } = row.lastMessage
  const earlier = shown.get(happened.conversationId)?.at(-1) ?? null
  return isToldWhole({ unread: row.unread, content, revoked }, earlier)
}

/** Whose reply it is and what she was shown: the console decides by it as by that of her screen. */
function replyTarget(row: QueueRow | null): NoticeReplyTarget | null {
  const session = useStatus.getState().status?.session
  if (row === null || session?.state !== 'signed-in') return null
  const { conversationId, attendanceId, fence, seenSeq } = row
  const { agentId } = session.account
  return { agentId, conversationId, attendanceId, fence, seenSeq }
}

/** What she has seen to, or what is nothing of hers any more. */
function takeAway(): void {
  const desk = watchedDesk()
  if (desk === null) return
  for (const [key, all] of shown) {
    const left = all.filter(({ happened }) => !isOver(happened, desk, looking()))
    for (const { notice } of all.filter((one) => !left.includes(one))) notice.close()
    keepShown(key, left)
  }
}

/** @param key a conversation: she has seen to it by another way, say, or its citizen is erased. */
export function closeNoticesOf(key: string): void {
  for (const each of [key, mentionKey(key)]) {
    for (const { notice } of shown.get(each) ?? []) notice.close()
    shown.delete(each)
  }
}

/** Their writer deleted them: they are not read in a notice either. */
export function closeNoticesOfMessages(
  conversationId: string,
  whatsappIds: readonly string[],
): void {
  const all = shown.get(conversationId) ?? []
  const gone = all.filter(({ tellsOf }) => tellsOf !== null && whatsappIds.includes(tellsOf))
  for (const { notice } of gone) notice.close()
  keepShown(
    conversationId,
    all.filter((one) => !gone.includes(one)),
  )
}

function keepShown(key: string, left: readonly Shown[]): void {
  if (left.length > 0) shown.set(key, left)
  else shown.delete(key)
}

/** To what a notice tells of. */
export function go(happened: Happened): void {
  closeNoticesOf(keyOf(happened))
  window.focus()
  showOverlay(null)
  switch (happened.kind) {
    case 'queue':
      showView('waiting')
      break
    case 'mentions':
      // Another search that is open closes first: it would go on as it is.
      requestAnimationFrame(searchMentions)
      break
    case 'mentioned':
      openRowAt(happened.conversationId, happened.noteId)
      break
    default:
      openRow(happened.conversationId)
  }
}

function keyOf(happened: Happened): string {
  switch (happened.kind) {
    case 'queue':
    case 'mentions':
      return happened.kind
    case 'mentioned':
      return mentionKey(happened.conversationId)
    default:
      return happened.conversationId
  }
}

/** A message there must not take the place of what a colleague says. */
function mentionKey(conversationId: string): string {
  return `@${conversationId}`
}

function looking(): Looking {
  return { inFront: hasAttention(), openId: useConversation.getState().conversationId }
}

function rowOf(happened: Happened): QueueRow | null {
  if (!('conversationId' in happened)) return null
  const { conversationId } = happened
  return useMine.getState().rows?.find((row) => row.conversationId === conversationId) ?? null
}

function watchedDesk(): WatchedDesk | null {
  const { rows, whole } = useMine.getState()
  if (rows === null) return null
  const mine = rows.map(({ conversationId, unread, lastMessage, unsettled }) => ({
    conversationId,
    unread,
    saidAt: lastMessage?.from === 'citizen' ? lastMessage.at : null,
    failed: unsettled.failed,
  }))
  return { mine, whole, waiting: useQueue.getState().counts.waiting }
}
