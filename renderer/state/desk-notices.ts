import {
  type Happened,
  isOver,
  isTold,
  type Looking,
  type WatchedDesk,
  whatHappened,
} from '../../shared/domain/desk-notices.ts'
import type { QueueRow } from '../../shared/ipc.ts'
import { hasAttention, onAttention } from './attention.ts'
import { openConversation, useConversation } from './conversation.ts'
import { useMine } from './mine.ts'
import { readNoticePermission } from './notice-permission.ts'
import { notify, reportDefects } from './notices.ts'
import { openingHours } from './opening-hours.ts'
import { showOverlay } from './overlay.ts'
import { usePreferences } from './preferences.ts'
import { showView, useQueue } from './queue.ts'
import { quietNow } from './quiet.ts'
import { relayNow, useStatus } from './status.ts'
import { forgetTaken, takenHere } from './taken.ts'

/** `row`: of the conversation, where it is one of hers. */
export type NoticeWords = (
  happened: Happened,
  row: QueueRow | null,
  waiting: number,
) => { title: string; body: string }

type Shown = { happened: Happened; notification: Notification }

let wordsOf: NoticeWords | null = null
let before: WatchedDesk | null = null
/** By conversation, and one for the queue. */
const shown = new Map<string, Shown>()

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
    for (const key of shown.keys()) close(key)
    wordsOf = null
    before = null
  }
}

/** A reply was refused: it did not leave this desk. */
export function tellRefused(conversationId: string): void {
  tell({ kind: 'failed', conversationId })
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
  const moment = {
    isOfficeOpen: openingHours()?.isOpenAt(relayNow()) ?? null,
    isQuiet: quietNow() !== null,
  }
  if (!isTold(happened, choice, looking(), moment)) return
  const key = keyOf(happened)
  const { title, body } = wordsOf(happened, rowOf(happened), useQueue.getState().counts.waiting)
  close(key)
  const notification = new Notification(title, { body, tag: key, silent: !choice.noticeSound })
  notification.onclick = () => go(happened)
  shown.set(key, { happened, notification })
}

/** What she has seen to, or what is nothing of hers any more. */
function takeAway(): void {
  const desk = watchedDesk()
  if (desk === null) return
  for (const [key, { happened }] of shown) if (isOver(happened, desk, looking())) close(key)
}

function close(key: string): void {
  shown.get(key)?.notification.close()
  shown.delete(key)
}

function go(happened: Happened): void {
  close(keyOf(happened))
  window.focus()
  showOverlay(null)
  if (happened.kind === 'queue') showView('waiting')
  else reportDefects(openConversation(happened.conversationId))
}

function keyOf(happened: Happened): string {
  return happened.kind === 'queue' ? 'queue' : happened.conversationId
}

function looking(): Looking {
  return { inFront: hasAttention(), openId: useConversation.getState().conversationId }
}

function rowOf(happened: Happened): QueueRow | null {
  if (happened.kind === 'queue') return null
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
