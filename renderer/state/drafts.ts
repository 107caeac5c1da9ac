import { create } from 'zustand'
import { call } from '../bridge.ts'
import { reportDefects } from './notices.ts'

/** A crash loses at most so much of what an agent was writing (ms). */
const SAVE_AFTER_MS = 400

type Drafts = {
  /** What is being written to the citizen, by conversation; the console keeps it too. */
  replies: Record<string, string>
  /** Internal notes being written. Only in memory: a note must never come back as a reply. */
  notes: Record<string, string>
}

export const useDrafts = create<Drafts>()(() => ({ replies: {}, notes: {} }))

const unsaved = new Map<string, ReturnType<typeof setTimeout>>()

/** The kept draft, on opening a conversation; what is being written here and now wins. */
export function seedDraft(conversationId: string, text: string): void {
  if (unsaved.has(conversationId)) return
  useDrafts.setState(({ replies }) => ({ replies: { ...replies, [conversationId]: text } }))
}

export function writeReply(conversationId: string, text: string): void {
  useDrafts.setState(({ replies }) => ({ replies: { ...replies, [conversationId]: text } }))
  clearTimeout(unsaved.get(conversationId))
  unsaved.set(
    conversationId,
    setTimeout(() => saveDraft(conversationId), SAVE_AFTER_MS),
  )
}

export function writeNote(conversationId: string, text: string): void {
  useDrafts.setState(({ notes }) => ({ notes: { ...notes, [conversationId]: text } }))
}

/**
 * Empties the field for a reply that is on its way; the kept draft stays until `keepDraft`, so that
 * a crash in between repeats the words rather than losing them.
 */
export function emptyReply(conversationId: string): void {
  clearTimeout(unsaved.get(conversationId))
  unsaved.delete(conversationId)
  useDrafts.setState(({ replies }) => ({ replies: { ...replies, [conversationId]: '' } }))
}

/** Saves now what has not been saved yet: on leaving the field, the conversation or the window. */
export function saveDraft(conversationId: string): void {
  if (unsaved.has(conversationId)) keepDraft(conversationId)
}

export function keepDraft(conversationId: string): void {
  clearTimeout(unsaved.get(conversationId))
  unsaved.delete(conversationId)
  const text = useDrafts.getState().replies[conversationId] ?? ''
  reportDefects(call('save-draft', { conversationId, text }))
}

export function saveAllDrafts(): void {
  for (const conversationId of [...unsaved.keys()]) saveDraft(conversationId)
}

/** Puts a text back where it can be edited, below what is already being written. */
export function returnToDraft(conversationId: string, text: string): void {
  const written = useDrafts.getState().replies[conversationId] ?? ''
  writeReply(conversationId, written.trim() === '' ? text : `${written}\n${text}`)
  saveDraft(conversationId)
}

/** The next person at this PC finds nothing of what this one was writing. */
export function forgetDrafts(): void {
  for (const timer of unsaved.values()) clearTimeout(timer)
  unsaved.clear()
  useDrafts.setState({ replies: {}, notes: {} })
}
