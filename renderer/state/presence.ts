import type { CallArguments } from '../../shared/ipc.ts'
import { PRESENCE_BEAT_MS } from '../../shared/presence.ts'
import { call } from '../bridge.ts'
import { hasAttention } from './attention.ts'
import { useConversation } from './conversation.ts'
import { READ_AFTER_MS } from './seen.ts'
import { useStatus } from './status.ts'

/** So long after her last touch of keyboard, mouse or wheel, a person is still taken to be there. */
const ACTIVE_FOR_MS = 60_000
/** So long after the last letter she is still writing: people stop to think. */
const WRITING_FOR_MS = 10_000
const LOOK_AGAIN_MS = 2_500
/** So long after another conversation was asked for it stands there (ms). */
const AFTERWARDS_MS = 150

type Report = CallArguments<'report-presence'>

const away: Report = { doing: 'away', conversationId: null, readMessageId: null }

let touchedAt = 0
let wrote: { conversationId: string; at: number } | null = null
let read: { conversationId: string; messageId: string } | null = null
let told: { report: Report; at: number } = { report: away, at: 0 }

/**
 * Tells the console behind the screen what the person does, at each change and again and again while
 * she does something. An unattended screen tells nothing: the relay must not keep an attendance for
 * somebody who has gone, nor tell a citizen that her message was read.
 */
export function startPresence(): void {
  for (const touch of ['pointerdown', 'pointermove', 'wheel', 'keydown', 'focus']) {
    window.addEventListener(touch, touched, { passive: true, capture: true })
  }
  window.addEventListener('blur', tell)
  document.addEventListener('visibilitychange', tell)
  useConversation.subscribe((state, before) => {
    // Who takes a conversation has read it: the relay must not wait for the next beat to hear so.
    const isTaken = state.view?.fence !== before.view?.fence
    if (isTaken) told = { ...told, at: 0 }
    // What was clicked for is asked for and drawn first.
    if (isTaken || state.conversationId !== before.conversationId) setTimeout(tell, AFTERWARDS_MS)
  })
  setInterval(tell, LOOK_AGAIN_MS)
}

/** The person writes a letter to the citizen; an emptied field is not writing. */
export function writes(conversationId: string, text: string): void {
  wrote = text.trim() === '' ? null : { conversationId, at: Date.now() }
  tell()
}

/** The person records her voice for the citizen: hands that touch nothing are not gone. */
export function speaks(conversationId: string): void {
  touchedAt = Date.now()
  wrote = { conversationId, at: touchedAt }
  tell()
}

/**
 * The citizen's newest message stands before the person's eyes. It counts as read after a moment.
 * @returns ends that.
 */
export function looksAt(conversationId: string, messageId: string): () => void {
  const timer = setTimeout(() => {
    read = { conversationId, messageId }
    tell()
  }, READ_AFTER_MS)
  return () => clearTimeout(timer)
}

function touched(): void {
  const wasAway = told.report.doing === 'away'
  touchedAt = Date.now()
  if (wasAway) tell()
}

function tell(): void {
  if (useStatus.getState().status?.session.state !== 'signed-in') {
    told = { report: away, at: 0 }
    return
  }
  const now = Date.now()
  const report = reportNow(now)
  const isDue = report.doing !== 'away' && now - told.at >= PRESENCE_BEAT_MS
  if (isSame(report, told.report) && !isDue) return
  told = { report, at: now }
  // Nothing depends on one report: the next one is on its way, and a lost host says so itself.
  call('report-presence', report).catch(() => {})
}

function reportNow(now: number): Report {
  if (!hasAttention() || now - touchedAt >= ACTIVE_FOR_MS) return away
  const { conversationId } = useConversation.getState()
  const isWriting =
    wrote !== null && wrote.conversationId === conversationId && now - wrote.at < WRITING_FOR_MS
  return {
    doing: isWriting ? 'replying' : 'viewing',
    conversationId,
    readMessageId: read?.conversationId === conversationId ? (read?.messageId ?? null) : null,
  }
}

function isSame(one: Report, other: Report): boolean {
  return (
    one.doing === other.doing &&
    one.conversationId === other.conversationId &&
    one.readMessageId === other.readMessageId
  )
}
