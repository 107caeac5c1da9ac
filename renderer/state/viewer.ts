import { create } from 'zustand'
import type { ContentOf } from '../../shared/domain/message-content.ts'
import type { StoredFile } from '../../shared/domain/stored-file.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import { shownAs } from '../words/file.ts'
import { loadOlder, useConversation } from './conversation.ts'

/** A photo of the open conversation, by the message that brought it. */
export type ViewedPicture = {
  messageId: string
  file: StoredFile
  content: ContentOf<'image'>
}

type Viewer = {
  /** The picture that is looked at enlarged. */
  picture: ViewedPicture | null
  /** An older page is asked for, in which the one before may be. */
  looking: boolean
}

const closed: Viewer = { picture: null, looking: false }

/** So many pages without a photo are looked through before the first one counts as the first. */
const MOST_PAGES = 50

export const useViewer = create<Viewer>()(() => closed)

/** Opens the photo of a message, if the open conversation has it. */
export function viewPicture(messageId: string): void {
  const { view } = useConversation.getState()
  const picture = view && picturesOf(view.page.items).find((one) => one.messageId === messageId)
  if (picture) useViewer.setState({ picture, looking: false })
}

export function closeViewer(): void {
  useViewer.setState(closed)
}

/** The photos of a conversation that can be shown, oldest first. */
export function picturesOf(items: readonly TimelineItem[]): ViewedPicture[] {
  return items.flatMap((item) => {
    if (item.kind !== 'message' || item.content?.kind !== 'image') return []
    if (item.media?.state !== 'stored' || shownAs(item.media.file.mimeType) !== 'picture') return []
    return [{ messageId: item.id, file: item.media.file, content: item.content }]
  })
}

/** Goes to the next photo, or to the one before, also where that one has yet to be read from the disk. */
export async function viewNeighbour(step: 1 | -1): Promise<void> {
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { picture } = useViewer.getState()
    const { view } = useConversation.getState()
    if (picture === null || view === null) return
    const all = picturesOf(view.page.items)
    const at = all.findIndex(({ messageId }) => messageId === picture.messageId)
    const next = at === -1 ? undefined : all[at + step]
    if (next) return useViewer.setState({ picture: next, looking: false })
    if (step === 1 || view.page.before === null) break
    useViewer.setState({ looking: true })
    await loadOlder()
  }
  useViewer.setState({ looking: false })
}

/** A photo that was erased, taken back, or covered while it is looked at, is looked at no longer. */
export function followViewer(): void {
  useConversation.subscribe(({ view }) => {
    const { picture } = useViewer.getState()
    if (picture === null || view === null) return
    if (!stillThere(view, picture)) closeViewer()
  })
}

/** One that the page no longer reaches back to stays, unless a veil may be why it is gone. */
function stillThere(view: ConversationView, { messageId }: ViewedPicture): boolean {
  if (!view.page.items.some(({ id }) => id === messageId)) return !view.erased && !view.veil
  return picturesOf(view.page.items).some((one) => one.messageId === messageId)
}
