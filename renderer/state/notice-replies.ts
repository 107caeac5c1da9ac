import type { NoticeReplyAnswer, WhyKept } from '../../shared/ipc/notice-reply.ts'
import type { Pushes } from '../../shared/ipc/pushes.ts'
import type { ShellWish } from '../../shared/shell.ts'
import { openConversation, useConversation } from './conversation.ts'
import { enterConversation } from './desk.ts'
import { closeNoticesOf } from './desk-notices.ts'
import { returnToDraft, takeReturnedWords } from './drafts.ts'
import { useMine } from './mine.ts'
import { notify, reportDefects } from './notices.ts'
import { showOverlay } from './overlay.ts'
import { relayNow, useStatus } from './status.ts'
import { showSystemNotice } from './system-notice.ts'
import { undo } from './undo.ts'

type ReplyLeft = Extract<ShellWish, { name: 'reply-left' }>

/** What stands on a notice while a reply can be taken back. */
type LeavingWords = (
  name: string | null,
  seconds: number,
) => {
  readonly title: string
  readonly body: string
  readonly undo: string
}

let leavingWords: LeavingWords | null = null

/** What was written in notices is told of until the answered function is called. */
export function startNoticeReplies(words: LeavingWords): () => void {
  leavingWords = words
  return () => {
    leavingWords = null
    for (const { stop } of [...leaving]) stop()
  }
}

/** The console behind the screen has decided of words that she wrote in a notice. */
export async function takeNoticeAnswer({
  conversationId,
  text,
  answer,
}: Pushes['notice-answered']): Promise<void> {
  closeNoticesOf(conversationId)
  if (answer.outcome === 'kept') takeReturnedWords('reply', conversationId, text)
  if (answer.outcome === 'sent') return tellLeaving(conversationId, answer)
  // She has just come back, and is led to where she was.
  const isBack = answer.outcome === 'kept' && answer.because.kind === 'away'
  if (!isBack) await show(conversationId)
  if (answer.outcome === 'erased') notify({ kind: 'reply-erased' })
  else tellKept(conversationId, answer.because)
}

/** The words stand in the draft of the conversation. */
function tellKept(conversationId: string, because: WhyKept): void {
  const { view } = useConversation.getState()
  const name = view?.conversationId === conversationId ? view.citizenName : nameOf(conversationId)
  notify({ kind: 'reply-kept', name, because })
}

/** The console could not: here they are at least before her, and are kept as soon as that is possible. */
export async function rescueReply({ to, text }: ReplyLeft): Promise<void> {
  const session = useStatus.getState().status?.session
  // Whoever sits here by now must not find her words.
  if (session?.state !== 'signed-in' || session.account.agentId !== to.agentId) return
  await show(to.conversationId)
  returnToDraft('reply', to.conversationId, text)
  notify({ kind: 'defect' })
}

async function show(conversationId: string): Promise<void> {
  showOverlay(null)
  await openConversation(conversationId)
  enterConversation()
}

function nameOf(conversationId: string): string | null {
  const row = useMine.getState().rows?.find((one) => one.conversationId === conversationId)
  return row?.citizenName ?? null
}

/** Notices of replies that can still be taken back. */
const leaving = new Set<{ readonly conversationId: string; readonly stop: () => void }>()

/** Another window is in front of her: a notice is where she can still take it back. */
function tellLeaving(
  conversationId: string,
  { heldUntil }: Extract<NoticeReplyAnswer, { outcome: 'sent' }>,
): void {
  const left = heldUntil === null ? 0 : heldUntil - relayNow()
  if (left <= 0 || leavingWords === null) return
  const words = leavingWords(nameOf(conversationId), Math.ceil(left / 1000))
  const open = () => {
    stop()
    return show(conversationId)
  }
  // What stands in the field is known once it is on the screen.
  const takeBack = () => reportDefects(open().then(() => undo(conversationId)))
  const notice = showSystemNotice({
    ...{ group: conversationId, title: words.title, body: words.body, silent: true },
    onPress: () => reportDefects(open()),
    action: { label: words.undo, onPress: takeBack },
  })
  const timer = setTimeout(() => stop(), left)
  const stop = () => {
    clearTimeout(timer)
    leaving.delete(told)
    notice.close()
  }
  const told = { conversationId, stop }
  leaving.add(told)
}

/** Its citizen had everything erased: her name stands on it. */
export function closeLeavingOf(conversationId: string): void {
  for (const one of [...leaving]) if (one.conversationId === conversationId) one.stop()
}
