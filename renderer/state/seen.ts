import { create } from 'zustand'

/** What has stood before an agent's eyes for so long counts as read (ms). */
export const READ_AFTER_MS = 1_500

/**
 * The newest event that the agent has read, by conversation. A reply is never held up by what she
 * has read: neither by what was on the screen when she began to write, nor by what came while she
 * wrote and has been on the screen for a moment.
 */
export const useSeen = create<{ seenSeqs: Record<string, number> }>()(() => ({ seenSeqs: {} }))

type Shown = { conversationId: string; seq: number; attention: boolean }

/** The conversation whose end is on the screen; null while another part of it is. */
let shown: Shown | null = null

/**
 * The end of a conversation is on the screen, up to the event `seq`.
 * @param attention whether the window is the one in use.
 */
export function showEnd(conversationId: string, seq: number, attention: boolean): void {
  shown = { conversationId, seq, attention }
  if (!attention) return
  setTimeout(() => {
    if (shown?.conversationId === conversationId && shown.attention) read(conversationId, seq)
  }, READ_AFTER_MS)
}

/** She scrolled up, or opened another conversation. */
export function hideEnd(): void {
  shown = null
}

/** Who writes the first letter has read what she answers. */
export function beginWriting(conversationId: string): void {
  if (shown?.conversationId === conversationId) read(conversationId, shown.seq)
}

/** She read so far before: the page is another one since, or was never left. */
export function hasRead(conversationId: string, seq: number): void {
  if (seq > 0) read(conversationId, seq)
}

export function forgetSeen(): void {
  shown = null
  useSeen.setState({ seenSeqs: {} })
}

function read(conversationId: string, seq: number): void {
  useSeen.setState(({ seenSeqs }) => {
    const known = seenSeqs[conversationId] ?? 0
    return seq > known ? { seenSeqs: { ...seenSeqs, [conversationId]: seq } } : { seenSeqs }
  })
}
