import { create } from 'zustand'
import { withoutWords, withWords } from '../../shared/domain/draft-words.ts'
import type { WritingKind } from '../../shared/ipc/writing.ts'
import { call } from '../bridge.ts'
import { cameBack } from './came-back.ts'
import { type DraftPlace, keyOf, placeOf } from './draft-place.ts'
import { DraftSaver } from './draft-saver.ts'
import { notify } from './notices.ts'
import { WordsBelow } from './words-below.ts'

/** What is being written, by conversation; the console behind the screen keeps it too. */
type Drafts = Record<WritingKind, Record<string, string>>

export const useDrafts = create<Drafts>()(() => ({ reply: {}, note: {} }))

let signedIn = false

const saver = new DraftSaver(save, () => {
  // After the session's end nothing is lost: the words wait for the agent's return.
  if (signedIn) notify({ kind: 'defect' })
})
const below = new WordsBelow((key) => saver.changed(key))

function save(key: string): Promise<unknown> {
  if (below.has(key)) return below.keep(key)
  const { kind, conversationId } = placeOf(key)
  const text = useDrafts.getState()[kind][conversationId]
  // What nobody has read nobody may empty.
  if (text === undefined) return Promise.resolve()
  return call(kind === 'note' ? 'save-note-draft' : 'save-draft', { conversationId, text })
}

/** The kept draft, on opening a conversation; what is being written here and now wins. */
export function seedDraft(kind: WritingKind, conversationId: string, text: string): void {
  const place = { kind, conversationId }
  if (isRead(place) && saver.isUnsaved(keyOf(place))) return
  put(place, text)
  const words = below.take(place)
  if (words !== null) takeReturnedWords(kind, conversationId, words)
}

export function writeDraft(kind: WritingKind, conversationId: string, text: string): void {
  const place = { kind, conversationId }
  put(place, text)
  saver.changed(keyOf(place))
}

/**
 * Empties the field for words that are on their way; the kept draft stays until `keepDraft`, so
 * that a crash in between repeats the words rather than losing them.
 * @param rest what she has written below them meanwhile.
 */
export function emptyDraft(kind: WritingKind, conversationId: string, rest = ''): void {
  const place = { kind, conversationId }
  saver.forget(keyOf(place))
  put(place, rest)
}

/** Saves now what has not been saved yet: on leaving the field or the conversation. */
export function saveDraft(kind: WritingKind, conversationId: string): void {
  void saver.save(keyOf({ kind, conversationId }))
}

/** Saves what stands in the field now, also where it did not change. */
export function keepDraft(kind: WritingKind, conversationId: string): void {
  saver.changed(keyOf({ kind, conversationId }))
  saveDraft(kind, conversationId)
}

/** Ends when all is saved, or could not be. */
export function saveAllDrafts(): Promise<void> {
  return saver.saveAll()
}

/** What was not saved yet never is: its writer wants nothing of it kept. */
export function forgetUnsaved(): void {
  saver.forgetAll()
  below.takeAll()
}

/** Nothing is kept here of what anybody was writing in this conversation. */
export function dropDrafts(conversationId: string): void {
  for (const kind of ['reply', 'note'] as const) {
    saver.forget(keyOf({ kind, conversationId }))
    below.forget({ kind, conversationId })
  }
  useDrafts.setState(({ reply, note }) => {
    const { [conversationId]: _, ...replies } = reply
    const { [conversationId]: __, ...notes } = note
    return { reply: replies, note: notes }
  })
}

/** What is being written there; nothing where it was not read. */
export function draftAt(kind: WritingKind, conversationId: string): string {
  return useDrafts.getState()[kind][conversationId] ?? ''
}

/** Words go on where the draft ends. */
export function continueDraft(kind: WritingKind, conversationId: string, words: string): void {
  writeDraft(kind, conversationId, draftAt(kind, conversationId) + words)
}

/**
 * Puts a text back where it can be edited, below what is already being written. What is kept of a
 * conversation that could not be opened nobody knows here: the console puts the text below that.
 */
export function returnToDraft(kind: WritingKind, conversationId: string, text: string): void {
  const place = { kind, conversationId }
  if (isRead(place)) {
    writeDraft(kind, conversationId, withWords(draftAt(kind, conversationId), text))
  } else below.add(place, text)
  saveDraft(kind, conversationId)
}

/** Takes such words out again: they leave by another way. What else stands there stays. */
export function takeFromDraft(kind: WritingKind, conversationId: string, text: string): void {
  const rest = withoutWords(draftAt(kind, conversationId), text)
  if (rest === null) return
  put({ kind, conversationId }, rest)
  keepDraft(kind, conversationId)
}

/**
 * The console behind the screen has put a refused reply's words into the draft. What stands in the
 * field here must not be kept over them; a conversation that was never opened here finds them there.
 */
export function takeReturnedWords(kind: WritingKind, conversationId: string, text: string): void {
  const written = useDrafts.getState()[kind][conversationId]
  if (written === undefined || withoutWords(written, text) !== null) return
  if (kind === 'reply') cameBack(conversationId, text)
  returnToDraft(kind, conversationId, text)
}

/** `isWhole`: the draft as it stood; otherwise words that belong below it. */
export type UnsavedDraft = DraftPlace & { readonly text: string; readonly isWhole: boolean }

/**
 * Another session begins, or none: of what was written until now nothing is here any more.
 * @returns what of it could not be saved.
 */
export function leaveDrafts(isSignedIn: boolean): UnsavedDraft[] {
  const whole = saver.forgetAll().flatMap((key) => {
    const place = placeOf(key)
    return isRead(place) ? [{ ...place, text: draftAt(place.kind, place.conversationId) }] : []
  })
  const unsaved = [
    ...whole.map((draft) => ({ ...draft, isWhole: true })),
    ...below.takeAll().map((words) => ({ ...words, isWhole: false })),
  ]
  useDrafts.setState({ reply: {}, note: {} })
  signedIn = isSignedIn
  return unsaved
}

/** Its writer is back. */
export function bringBackDraft({ kind, conversationId, text, isWhole }: UnsavedDraft): void {
  if (isWhole) {
    put({ kind, conversationId }, text)
    keepDraft(kind, conversationId)
  } else returnToDraft(kind, conversationId, text)
}

/** Whether what stands here is the draft, and not only what was not saved of it. */
function isRead({ kind, conversationId }: DraftPlace): boolean {
  return useDrafts.getState()[kind][conversationId] !== undefined
}

function put({ kind, conversationId }: DraftPlace, text: string): void {
  useDrafts.setState((drafts) => ({ [kind]: { ...drafts[kind], [conversationId]: text } }))
}
