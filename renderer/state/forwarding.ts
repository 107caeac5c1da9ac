import { create } from 'zustand'
import { jumpToLatest, useConversation } from './conversation.ts'
import { issue, type Target } from './issue.ts'

/** What is being written to an area, or of its answer: it stays until it leaves, or the session ends. */
export type ForwardingDraft = { areaId: string | null; days: string | null; text: string }

type Dialog = 'forward' | 'answer'

type ForwardingState = {
  open: { dialog: Dialog; conversationId: string } | null
  menuFor: string | null
  /** By dialog, and what it is about: a conversation, or the question that is answered. */
  drafts: Readonly<Record<string, ForwardingDraft>>
}

const nothing: ForwardingState = { open: null, menuFor: null, drafts: {} }

export const useForwarding = create<ForwardingState>()(() => nothing)

const emptyDraft: ForwardingDraft = { areaId: null, days: null, text: '' }

const keyOf = (dialog: Dialog, about: string) => `${dialog} ${about}`

/** @param about the conversation; of an answer, the forwarding: another question has another. */
export function useForwardingDraft(dialog: Dialog, about: string): ForwardingDraft {
  return useForwarding(({ drafts }) => drafts[keyOf(dialog, about)] ?? emptyDraft)
}

export function changeForwardingDraft(
  dialog: Dialog,
  about: string,
  change: Partial<ForwardingDraft>,
): void {
  const key = keyOf(dialog, about)
  useForwarding.setState(({ drafts }) => ({
    drafts: { ...drafts, [key]: { ...(drafts[key] ?? emptyDraft), ...change } },
  }))
}

export function showForwarding(dialog: Dialog, conversationId: string): void {
  useForwarding.setState({ open: { dialog, conversationId }, menuFor: null })
}

export function showForwardingMenu(conversationId: string | null): void {
  useForwarding.setState({ menuFor: conversationId })
}

export function closeForwarding(): void {
  useForwarding.setState({ open: null })
}

export function forgetForwardings(): void {
  useForwarding.setState(nothing)
}

/** For the keyboard: to ask an area, or what to do with the question that is open. */
export function forwardOpenOne(): void {
  const { view } = useConversation.getState()
  if (view === null) return
  if (view.can.endForwarding) showForwardingMenu(view.conversationId)
  else if (view.can.forward) showForwarding('forward', view.conversationId)
}

export async function forward(
  target: Target,
  { areaId, days, question }: { areaId: string; days: number; question: string },
): Promise<void> {
  const ids = { forwardingId: crypto.randomUUID(), noteId: crypto.randomUUID() }
  const order = { type: 'forward-attendance', ...ids, areaId, days, question } as const
  if (await issue(target, order)) finish('forward', target.conversationId, target)
}

export async function recordAnswer(
  target: Target,
  forwardingId: string,
  text: string,
): Promise<void> {
  const noteId = crypto.randomUUID()
  const order = { type: 'record-area-answer', forwardingId, noteId, text } as const
  if (await issue(target, order)) finish('answer', forwardingId, target)
}

export function withdrawForwarding(target: Target, forwardingId: string): Promise<boolean> {
  return issue(target, { type: 'withdraw-forwarding', forwardingId })
}

/** The words are in the outbox now. */
function finish(dialog: Dialog, about: string, { conversationId }: Target): void {
  const key = keyOf(dialog, about)
  useForwarding.setState(({ drafts: { [key]: _, ...drafts } }) => ({ drafts, open: null }))
  jumpToLatest(conversationId)
}
