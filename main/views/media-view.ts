import type { MessageContent } from '../../shared/domain/message-content.ts'
import { storedFileSchema } from '../../shared/domain/stored-file.ts'
import type { MediaView } from '../../shared/ipc/media.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import type { Desk } from '../desk.ts'
import type { Prediction } from '../outbox/predict.ts'
import { unconfirmedOf } from './unconfirmed.ts'

/** The file of a message; null for a message without one, and where it was erased. */
export function mediaOf(
  { replica }: Desk,
  messageId: string | null,
  content: MessageContent | null,
): MediaView | null {
  if (content === null || !('mediaId' in content)) return null
  if (content.file) return { state: 'stored', file: content.file }
  const record = messageId === null ? null : replica.media.find(messageId)
  switch (record?.state) {
    case 'stored': {
      const file = storedFileSchema.safeParse(JSON.parse(record.content ?? 'null'))
      return file.success ? { state: 'stored', file: file.data } : { state: 'removed' }
    }
    case 'unavailable':
      return { state: 'unavailable', reason: record.reason ?? 'unreachable', asked: null }
    default:
      return { state: 'arriving' }
  }
}

/** Marks the files that an agent here asked for again. */
export function withAsked(
  items: readonly TimelineItem[],
  { commands, after }: Prediction,
): TimelineItem[] {
  const asked = new Map(
    commands.flatMap((predicted) =>
      predicted.command.type === 'fetch-media'
        ? [[predicted.command.messageId, unconfirmedOf(predicted, after.now)] as const]
        : [],
    ),
  )
  return items.map((item) =>
    item.kind === 'message' && item.media?.state === 'unavailable'
      ? { ...item, media: { ...item.media, asked: asked.get(item.id) ?? null } }
      : item,
  )
}
