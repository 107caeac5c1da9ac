import { create } from 'zustand'
import { withoutWords, withWords } from '../../shared/domain/draft-words.ts'
import type { WritingKind } from '../../shared/ipc/writing.ts'
import { call } from '../bridge.ts'
import { cameBack } from './came-back.ts'
import { DraftSaver } from './draft-saver.ts'
import { notify } from './notices.ts'

/** What is being written, by conversation; the console behind the screen keeps it too. */
type Drafts = Record<WritingKind, Record<string, string>>

export const useDrafts = create<Drafts>()(() => ({ reply: {}, note: {} }))

/** Whose words these are; stays after her session has ended, until another one begins. */
let writer: string | null = null
let signedIn = false
/** `isWhole`: the draft as it stood; otherwise words that belong below it. */
type SetAside = { kind: WritingKind; conversationId: string; text: string; isWhole: boolean }
/** What could not be saved before a session ended, by agent: it comes back when she does. */
const setAside = new Map<string, readonly SetAside[]>()
/** Words that came back to a draft that was not read here: they must not take its place. */
const belowUnread = new Map<string, string>()
const adding = new Map<string, Promise<void>>()

const saver = new DraftSaver(
  (key) => {
    if (belowUnread.has(key)) return addToKept(key)
    const { kind, conversationId } = placeOf(key)
    const text = useDrafts.getState()[kind][conversationId]
    // What nobody has read nobody may empty.
    if (text === undefined) return Promise.resolve()
    return call(kind === 'note' ? 'save-note-draft' : 'save-draft', { conversationId, text })
  },
  () => {
    // After the session's end nothing is lost: the words wait for the agent's return.
    if (signedIn) notify({ kind: 'defect' })
  },
)

/** The kept draft, on opening a conversation; what is being written here and now wins. */
export function seedDraft(kind: WritingKind, conversationId: string, text: string): void {
  const key = keyOf(kind, conversationId)
  if (isRead(kind, conversationId) && saver.isUnsaved(key)) return
  put(kind, conversationId, text)
  const words = belowUnread.get(key)
  if (words === undefined) return
  belowUnread.delete(key)
  takeReturnedWords(kind, conversationId, words)
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
  belowUnread.clear()
}

/** Its citizen had everything erased: of what anybody was writing to her nothing is kept here. */
export function forgetDraftsOf(conversationId: string): void {
  for (const kind of ['reply', 'note'] as const) {
    saver.forget(keyOf(kind, conversationId))
    belowUnread.delete(keyOf(kind, conversationId))
  }
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

/**
 * Puts a text back where it can be edited, below what is already being written. What is kept of a
 * conversation that could not be opened nobody knows here: the console puts the text below that.
 */
export function returnToDraft(kind: WritingKind, conversationId: string, text: string): void {
  if (isRead(kind, conversationId)) {
    writeDraft(kind, conversationId, withWords(draftAt(kind, conversationId), text))
  } else waitBelow(keyOf(kind, conversationId), text)
  saveDraft(kind, conversationId)
}

/** What is being written there; nothing where it was not read. */
export function draftAt(kind: WritingKind, conversationId: string): string {
  return useDrafts.getState()[kind][conversationId] ?? ''
}

/** Words go on where the draft ends. */
export function continueDraft(kind: WritingKind, conversationId: string, words: string): void {
  writeDraft(kind, conversationId, draftAt(kind, conversationId) + words)
}

function waitBelow(key: string, text: string): void {
  belowUnread.set(key, withWords(belowUnread.get(key) ?? '', text))
  saver.changed(key)
}

/** At most one attempt at a time. @throws where the console cannot; the words then wait. */
function addToKept(key: string): Promise<void> {
  const running = adding.get(key) ?? addNow(key).finally(() => adding.delete(key))
  adding.set(key, running)
  return running
}

async function addNow(key: string): Promise<void> {
  const words = belowUnread.get(key) ?? ''
  await call('add-to-draft', { ...placeOf(key), text: words })
  // Nothing of them is left here where the draft has been read meanwhile.
  const rest = withoutWords(belowUnread.get(key) ?? '', words)
  if (rest === '') belowUnread.delete(key)
  else if (rest !== null) {
    belowUnread.set(key, rest)
    saver.changed(key)
  }
}

/** Takes such words out again: they leave by another way. What else stands there stays. */
export function takeFromDraft(kind: WritingKind, conversationId: string, text: string): void {
  const rest = withoutWords(draftAt(kind, conversationId), text)
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
  if (kind === 'reply') cameBack(conversationId, text)
  returnToDraft(kind, conversationId, text)
}

/**
 * A session ended (null) or began: the next person at this PC finds nothing of what this one was
 * writing, and she finds all of it when she comes back.
 */
export function handDraftsOver(agentId: string | null): void {
  const unsaved = saver.forgetAll().map(placeOf)
  const whole = unsaved.flatMap(({ kind, conversationId }): SetAside[] => {
    const text = useDrafts.getState()[kind][conversationId]
    return text === undefined ? [] : [{ kind, conversationId, text, isWhole: true }]
  })
  const below = [...belowUnread].map(([key, text]) => ({ ...placeOf(key), text, isWhole: false }))
  putAside(writer, [...whole, ...below])
  belowUnread.clear()
  adding.clear()
  useDrafts.setState({ reply: {}, note: {} })
  signedIn = agentId !== null
  if (agentId === null) return
  writer = agentId
  const hers = setAside.get(agentId) ?? []
  setAside.delete(agentId)
  for (const { kind, conversationId, text, isWhole } of hers) {
    if (isWhole) {
      put(kind, conversationId, text)
      keepDraft(kind, conversationId)
    } else returnToDraft(kind, conversationId, text)
  }
}

function putAside(whose: string | null, left: readonly SetAside[]): void {
  if (whose !== null) setAside.set(whose, [...(setAside.get(whose) ?? []), ...left])
}

/** Whether what stands here is the draft, and not only what was not saved of it. */
function isRead(kind: WritingKind, conversationId: string): boolean {
  return useDrafts.getState()[kind][conversationId] !== undefined
}

function put(kind: WritingKind, conversationId: string, text: string): void {
  useDrafts.setState((drafts) => ({ [kind]: { ...drafts[kind], [conversationId]: text } }))
}

function keyOf(kind: WritingKind, conversationId: string): string {
  return `${kind} ${conversationId}`
}

function placeOf(key: string): { kind: WritingKind; conversationId: string } {
  const kind = key.startsWith('note ') ? 'note' : 'reply'
  return { kind, conversationId: key.slice(kind.length + 1) }
}
