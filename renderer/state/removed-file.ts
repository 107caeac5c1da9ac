import { create } from 'zustand'
import { attachFiles, sayFailed } from './attachments.ts'
import { useConversation } from './conversation.ts'
import { focusRegion } from './regions.ts'

/** A file that was taken out of a reply and can still be brought back. */
type RemovedFile = {
  readonly conversationId: string
  readonly name: string
  readonly type: string
  /** Null: it is not there any more. */
  readonly read: () => Promise<File | null>
}

/** The last one, until she goes on: no clock takes the chance from who needs longer. */
export const useRemovedFile = create<{ removed: RemovedFile | null }>()(() => ({ removed: null }))

export function offerBack(
  conversationId: string,
  { name, type }: Pick<File, 'name' | 'type'>,
  read: RemovedFile['read'],
): void {
  useRemovedFile.setState({ removed: { conversationId, name, type, read } })
}

export async function bringBack(): Promise<void> {
  const { removed } = useRemovedFile.getState()
  if (removed === null) return
  forgetRemoved()
  focusRegion('composer-text')
  const file = await removed.read()
  if (file === null) sayFailed(removed.conversationId, { name: removed.name, size: 0 })
  else await attachFiles(removed.conversationId, [file])
}

export function forgetRemoved(): void {
  useRemovedFile.setState({ removed: null })
}

/** Who is elsewhere has gone on. */
export function followRemoved(): void {
  useConversation.subscribe(({ conversationId }, before) => {
    if (conversationId !== before.conversationId) forgetRemoved()
  })
}
