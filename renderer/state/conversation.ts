import { create } from 'zustand'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { WritingKind } from '../../shared/ipc/writing.ts'
import { call } from '../bridge.ts'
import { tellAt } from './clock.ts'
import { coalesce } from './coalesce.ts'
import { emptyDraft, seedDraft } from './drafts.ts'
import { hasItem, mergeNewest, mergeOlder } from './merge-timeline.ts'
import { notify } from './notices.ts'
import { hasRead } from './seen.ts'

const PAGE = 60
const LARGEST_PAGE = 200
/** A jump looks back through at most so many pages: 10,000 messages. */
const JUMP_PAGES = 50

/** What is longer in coming is waited for in an empty place (ms). */
const LEAVING_MS = 150

/** `latest`: the newest message. */
type Jump = { to: 'latest' | { itemId: string } }

type ConversationState = {
  conversationId: string | null
  /** Null while it loads; its page grows as older items are asked for. */
  view: ConversationView | null
  /**
   * The one before, which stands while the next is on its way, to be looked at and no more: an empty
   * place would be drawn for a moment, and thrown away.
   */
  leaving: ConversationView | null
  state: 'none' | 'loading' | 'open' | 'missing' | 'failed'
  jump: Jump | null
  /** What the composer writes now. */
  writing: WritingKind
}

const nothingOpen: ConversationState = {
  conversationId: null,
  view: null,
  leaving: null,
  state: 'none',
  jump: null,
  writing: 'reply',
}

export const useConversation = create<ConversationState>()(() => nothingOpen)

export async function openConversation(conversationId: string): Promise<void> {
  if (!isOpen(conversationId)) {
    const { view, leaving } = useConversation.getState()
    useConversation.setState({
      ...{ ...nothingOpen, conversationId, state: 'loading', leaving: view ?? leaving },
    })
    setTimeout(() => isOpen(conversationId) && leave(), LEAVING_MS)
  }
  await refreshConversation()
}

/** Its citizen had everything erased while it was being left. */
export function leaveAtOnce(conversationId: string): void {
  if (useConversation.getState().leaving?.conversationId === conversationId) leave()
}

function leave(): void {
  if (useConversation.getState().leaving !== null) useConversation.setState({ leaving: null })
}

/** Opens a conversation at one of its items, however old it is. */
export async function openConversationAt(conversationId: string, itemId: string): Promise<void> {
  await openConversation(conversationId)
  await jumpToItem(itemId)
}

export function closeConversation(): void {
  useConversation.setState(nothingOpen)
}

export const refreshConversation = coalesce(async () => {
  const { conversationId, view } = useConversation.getState()
  if (conversationId === null) return
  const limit = Math.min(Math.max(view?.page.items.length ?? 0, PAGE), LARGEST_PAGE)
  try {
    const fresh = await call('open-conversation', { conversationId, limit })
    if (isOpen(conversationId)) take(fresh)
  } catch {
    // Said in the conversation's place, with a button to try again.
    if (isOpen(conversationId)) useConversation.setState({ state: 'failed', leaving: null })
  }
})

let olderOnItsWay: Promise<void> | null = null

/** Asks for the page above; whoever asks meanwhile waits for the same one. */
export function loadOlder(): Promise<void> {
  olderOnItsWay ??= loadOlderPage().finally(() => {
    olderOnItsWay = null
  })
  return olderOnItsWay
}

async function loadOlderPage(): Promise<void> {
  const { view } = useConversation.getState()
  const before = view?.page.before
  if (!view || !before) return
  const { conversationId } = view
  const older = await call('page-conversation', { conversationId, before, limit: PAGE })
  const { view: current } = useConversation.getState()
  if (current?.conversationId !== conversationId) return
  const page = mergeOlder(current.page, before, older)
  if (page) useConversation.setState({ view: { ...current, page } })
}

export async function jumpToItem(itemId: string): Promise<void> {
  for (let pages = 0; pages < JUMP_PAGES; pages++) {
    const { view } = useConversation.getState()
    if (!view) return
    if (hasItem(view.page, itemId)) {
      useConversation.setState({ jump: { to: { itemId } } })
      return
    }
    if (view.page.before === null) break
    await loadOlder()
  }
  notify({ kind: 'not-found' })
}

/** A jump is made once: one that came after it stays to be made. */
export function jumpDone(jump: Jump): void {
  if (useConversation.getState().jump === jump) useConversation.setState({ jump: null })
}

export function setWriting(writing: WritingKind): void {
  useConversation.setState({ writing })
}

/** Where the agent has gone on to another conversation meanwhile, that one stays where it is. */
export function jumpToLatest(conversationId: string): void {
  if (!isOpen(conversationId)) return
  useConversation.setState({ jump: { to: 'latest' } })
}

function take(fresh: ConversationView | null): void {
  if (fresh === null) {
    useConversation.setState({ view: null, leaving: null, state: 'missing' })
    return
  }
  const { view } = useConversation.getState()
  if (view === null) {
    hasRead(fresh.conversationId, fresh.readSeq)
    seedDraft('reply', fresh.conversationId, fresh.draft)
    seedDraft('note', fresh.conversationId, fresh.noteDraft)
  }
  if (fresh.erased) {
    emptyDraft('reply', fresh.conversationId)
    emptyDraft('note', fresh.conversationId)
  }
  if (fresh.windowClosesAt !== null) tellAt(fresh.windowClosesAt)
  const page = view === null ? fresh.page : mergeNewest(view.page, fresh.page)
  useConversation.setState({ view: { ...fresh, page }, leaving: null, state: 'open' })
}

export function isOpen(conversationId: string): boolean {
  return useConversation.getState().conversationId === conversationId
}
