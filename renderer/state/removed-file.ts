import { create } from 'zustand'
import type { AttachmentView } from '../../shared/ipc/media.ts'
import { attachFiles, readAttached, removeAttachment } from './attachments.ts'
import { isOpen, useConversation } from './conversation.ts'
import { focusRegion } from './regions.ts'

/** A file that was taken out of a reply and can still be brought back. */
type RemovedFile = { readonly conversationId: string; readonly file: File }

/** The last one, until she goes on: no clock takes the chance from who needs longer. */
export const useRemovedFile = create<{ removed: RemovedFile | null }>()(() => ({ removed: null }))

/** A larger one is not held in the page's memory: it is where it was chosen from. */
const MOST_HELD_BYTES = 16 * 1024 * 1024

export async function takeOut(conversationId: string, attachment: AttachmentView): Promise<void> {
  const file = attachment.size <= MOST_HELD_BYTES ? await readAttached(attachment) : null
  await removeAttachment(attachment)
  if (file !== null && isOpen(conversationId)) offerBack(conversationId, file)
}

export function offerBack(conversationId: string, file: File): void {
  useRemovedFile.setState({ removed: { conversationId, file } })
}

/** What is nowhere else: where it could not be taken in, it can be brought again. */
export async function attachOnly(conversationId: string, file: File): Promise<void> {
  if (!(await attachFiles(conversationId, [file]))) offerBack(conversationId, file)
}

export async function bringBack(): Promise<void> {
  const { removed } = useRemovedFile.getState()
  if (removed === null) return
  forgetRemoved()
  focusRegion('composer-text')
  await attachOnly(removed.conversationId, removed.file)
}

export function forgetRemoved(): void {
  useRemovedFile.setState({ removed: null })
}

/** Its citizen had everything erased. */
export function forgetRemovedIn(conversationId: string): void {
  if (useRemovedFile.getState().removed?.conversationId === conversationId) forgetRemoved()
}

/** Who is elsewhere has gone on; of an erased citizen nothing is kept. */
export function followRemoved(): void {
  useConversation.subscribe(({ conversationId, view }, before) => {
    if (conversationId !== before.conversationId || view?.erased) forgetRemoved()
  })
}
