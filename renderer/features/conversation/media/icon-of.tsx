import { FileText, Image, Mic, Music, Sticker, Video } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MediaMessage } from './MediaContent.tsx'

export function iconOf(content: MediaMessage): ReactNode {
  switch (content.kind) {
    case 'image':
      return <Image />
    case 'video':
      return <Video />
    case 'audio':
      return content.voice ? <Mic /> : <Music />
    case 'document':
      return <FileText />
    case 'sticker':
      return <Sticker />
  }
}
