import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { Wanted } from './media-library.ts'

/** Sound up to this size is fetched before somebody wants to hear it. */
const LARGEST_AHEAD = 2 * 1024 * 1024

/** What a screen that opens this conversation will show or play soon, the newest first. */
export function wantedAhead({ page }: ConversationView): Wanted[] {
  return page.items.toReversed().flatMap((item): Wanted[] => {
    if (item.kind !== 'message' || item.media?.state !== 'stored') return []
    const { sha256, size, width } = item.media.file
    if (width !== null) return [{ sha256, variant: 'thumbnail' }]
    const isSmallSound = item.content?.kind === 'audio' && size <= LARGEST_AHEAD
    return isSmallSound ? [{ sha256, variant: 'whole' }] : []
  })
}
