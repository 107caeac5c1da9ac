import type { CannedReply } from '../../../shared/domain/canned/canned-reply.ts'
import { keepWork, unsavedWork } from '../../state/unsaved-work.ts'
import type { Draft } from './draft.ts'

const NEW = 'canned-new'

/** New replies that were begun and not saved, in the order in which they were begun: no list has them yet. */
export function unsavedNew(): readonly Draft[] {
  return unsavedWork<readonly Draft[]>(NEW) ?? []
}

/** @param isUnsaved something is written in it, and it was not saved. */
export function keepNew(draft: Draft, isUnsaved: boolean): void {
  const before = unsavedNew()
  const isAmong = before.some(({ reply }) => reply.replyId === draft.reply.replyId)
  if (isAmong === isUnsaved) return
  const others = before.filter(({ reply }) => reply.replyId !== draft.reply.replyId)
  const now = isUnsaved ? [...others, draft] : others
  keepWork(NEW, now.length === 0 ? null : now)
}

/** By what it is called so far; empty where it has no name yet. */
export function nameSoFar({ reply }: Draft): string {
  const written = unsavedWork<CannedReply>(reply.replyId) ?? reply
  return written.shortcut.trim() || written.text.trim().slice(0, 40)
}
