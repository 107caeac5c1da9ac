import { z } from 'zod'
import type { MessageContent } from '../../../shared/domain/message-content.ts'
import { optionalWords, token, words } from './pieces.ts'

const media = {
  id: token,
  mime_type: words.catch('application/octet-stream'),
  sha256: optionalWords,
}

function mediaOf(node: { id: string; mime_type: string; sha256: string | null }) {
  return { mediaId: node.id, mimeType: node.mime_type, sha256: node.sha256 }
}

export const imageMessage = z
  .object({ image: z.object({ ...media, caption: optionalWords }) })
  .transform(({ image }) => ({ kind: 'image' as const, ...mediaOf(image), caption: image.caption }))

export const videoMessage = z
  .object({ video: z.object({ ...media, caption: optionalWords }) })
  .transform(({ video }) => ({ kind: 'video' as const, ...mediaOf(video), caption: video.caption }))

export const audioMessage = z
  .object({ audio: z.object({ ...media, voice: z.boolean().catch(false) }) })
  .transform(
    ({ audio }): MessageContent => ({ kind: 'audio', ...mediaOf(audio), voice: audio.voice }),
  )

export const documentMessage = z
  .object({ document: z.object({ ...media, filename: optionalWords, caption: optionalWords }) })
  .transform(({ document }) => {
    const { filename, caption } = document
    return { kind: 'document' as const, ...mediaOf(document), filename, caption }
  })

export const stickerMessage = z
  .object({ sticker: z.object({ ...media, animated: z.boolean().catch(false) }) })
  .transform(
    ({ sticker }): MessageContent => ({
      kind: 'sticker',
      ...mediaOf(sticker),
      animated: sticker.animated,
    }),
  )
