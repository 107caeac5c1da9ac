import { create } from 'zustand'
import { withoutWords, withWords } from '../../shared/domain/draft-words.ts'
import type { WritingKind } from '../../shared/ipc/writing.ts'
import { call } from '../bridge.ts'
import { DraftSaver } from './draft-saver.ts'
import { notify } from './notices.ts'

/** What is being written, by conversation; the console behind the screen keeps it too. */
type Drafts = Record<WritingKind, Record<string, string>>

export const useDrafts = create<Drafts>()(() => ({ reply: {}, note: {} }))

/** Whose words these are; stays after her session has ended, until another one begins. */
let writer: string | null = null
let signedIn = false
/** What could not be saved before a session ended, by agent: it comes back when she does. */
const setAside = new Map<string, { kind: WritingKind; conversationId: string; text: string }[]>()

const saver = new DraftSaver(
  (key) => {
    const { kind, conversationId } = placeOf(key)
    const text = textAt(kind, conversationId)
    return call(kind === 'note' ? 'save-note-draft' : 'save-draft', { conversationId, text })
  },
  () => {
    // After the session's end nothing is lost: the words wait for the agent's return.
    if (signedIn) notify({ kind: 'defect' })
  },
)

/** The kept draft, on opening a conversation; what is being written here and now wins. */
export function seedDraft(kind: WritingKind, conversationId: string, text: string): void {
  if (!saver.isUnsaved(keyOf(kind, conversationId))) put(kind, conversationId, text)
}

export function writeDraft(kind: WritingKind, conversationId: string, text: string): void {
  put(kind, conversationId, text)
  saver.changed(keyOf(kind, conversationId))
}

/**
 * Empties the field for words that are on their way; the kept draft stays until `keepDraft`, so
 * that a crash in between repeats the words rather than losing them.
 * @param rest what she has written below them meanwhile.
 */
export function emptyDraft(kind: WritingKind, conversationId: string, rest = ''): void {
  saver.forget(keyOf(kind, conversationId))
  put(kind, conversationId, rest)
}

/** Saves now what has not been saved yet: on leaving the field or the conversation. */
export function saveDraft(kind: WritingKind, conversationId: string): void {
  void saver.save(keyOf(kind, conversationId))
}

/** Saves what stands in the field now, also where it did not change. */
export function keepDraft(kind: WritingKind, conversationId: string): void {
  saver.changed(keyOf(kind, conversationId))
  saveDraft(kind, conversationId)
}

/** What was not saved yet never is: its writer wants nothing of it kept. */
export function forgetUnsaved(): void {
  saver.forgetAll()
}

/** Its citizen had everything erased: of what anybody was writing to her nothing is kept here. */
export function forgetDraftsOf(conversationId: string): void {
  for (const kind of ['reply', 'note'] as const) saver.forget(keyOf(kind, conversationId))
  useDrafts.setState(({ reply, note }) => {
    const { [conversationId]: _, ...replies } = reply
    const { [conversationId]: __, ...notes } = note
    return { reply: replies, note: notes }
  })
  for (const [agentId, left] of setAside) {
    setAside.set(
      agentId,
      left.filter((each) => each.conversationId !== conversationId),
    )
  }
}

/** Ends when all is saved, or could not be. */
export function saveAllDrafts(): Promise<void> {
  return saver.saveAll()
}

/** Puts a text back where it can be edited, below what is already being written. */
export function returnToDraft(kind: WritingKind, conversationId: string, text: string): void {
  writeDraft(kind, conversationId, withWords(textAt(kind, conversationId), text))
  saveDraft(kind, conversationId)
}

/** Words go on where the draft ends. */
export function continueDraft(kind: WritingKind, conversationId: string, words: string): void {
  writeDraft(kind, conversationId, textAt(kind, conversationId) + words)
}

/** Takes such words out again: they leave by another way. What else stands there stays. */
export function takeFromDraft(kind: WritingKind, conversationId: string, text: string): void {
  const rest = withoutWords(textAt(kind, conversationId), text)
  if (rest === null) return
  put(kind, conversationId, rest)
  keepDraft(kind, conversationId)
}

/**
 * The console behind the screen has put a refused reply's words into the draft. What stands in the
 * field here must not be kept over them; a conversation that was never opened here finds them there.
 */
export function takeReturnedWords(kind: WritingKind, conversationId: string, text: string): void {
  const written = useDrafts.getState()[kind][conversationId]
  if (written === undefined || withoutWords(written, text) !== null) return
  returnToDraft(kind, conversationId, text)
}

/**
 * A session ended (null) or began: the next person at this PC finds nothing of what this one was
 * writing, and she finds all of it when she comes back.
 */
export function handDraftsOver(agentId: string | null): void {
  const left = saver.forgetAll().map((key) => {
    const { kind, conversationId } = placeOf(key)
    return { kind, conversationId, text: textAt(kind, conversationId) }
  })
  if (writer !== null) setAside.set(writer, [...(setAside.get(writer) ?? []), ...left])
  useDrafts.setState({ reply: {}, note: {} })
  signedIn = agentId !== null
  if (agentId === null) return
  writer = agentId
  const hers = setAside.get(agentId) ?? []
  setAside.delete(agentId)
  for (const { kind, conversationId, text } of hers) returnToDraft(kind, conversationId, text)
}

function put(kind: WritingKind, conversationId: string, text: string): void {
  useDrafts.setState((drafts) => ({ [kind]: { ...drafts[kind], [conversationId]: text } }))
}

function textAt(kind: WritingKind, conversationId: string): string {
  return useDrafts.getState()[kind][conversationId] ?? ''
}

function keyOf(kind: WritingKind, conversationId: string): string {
  return `${kind} ${conversationId}`
}

function placeOf(key: string): { kind: WritingKind; conversationId: string } {
  const kind = key.startsWith('note ') ? 'note' : 'reply'
  return { kind, conversationId: key.slice(kind.length + 1) }
}
