import { CircleHelp, FileText, Image, MapPin, Mic, Music, SmilePlus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MessageContent } from '../../../shared/domain/message-content.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Markup } from './Markup.tsx'
import { Placeholder } from './Placeholder.tsx'

/** What a message holds. `null`: it was erased. Everything in it is a stranger's, shown as text. */
export function Content({ content }: { content: MessageContent | null }) {
  const { conversation, media } = useTexts()
  if (content === null) return <em className="text-faint">{conversation.erased}</em>
  switch (content.kind) {
    case 'text':
      return <Markup text={content.text} />
    case 'image':
      return <Media icon={<Image />} title={media.image} caption={content.caption} />
    case 'audio':
      return content.voice ? (
        <Media icon={<Mic />} title={media.voice} />
      ) : (
        <Media icon={<Music />} title={media.audio} />
      )
    case 'document':
      return (
        <Media
          icon={<FileText />}
          title={`${media.document}: ${content.filename ?? media.unnamedDocument}`}
          caption={content.caption}
        />
      )
    case 'location':
      return (
        <Placeholder icon={<MapPin />} title={content.name ?? media.location}>
          {[content.address, coordinates(content)].filter(Boolean).join(' · ')}
        </Placeholder>
      )
    case 'reaction':
      return (
        <Placeholder
          icon={<SmilePlus />}
          title={content.emoji === null ? media.reactionGone : media.reaction(content.emoji)}
        />
      )
    case 'unsupported':
      return (
        <Placeholder icon={<CircleHelp />} title={media.unsupported}>
          {media.unsupportedHint}
        </Placeholder>
      )
    case 'unknown':
      return (
        <Placeholder icon={<CircleHelp />} title={media.unknown}>
          {media.unknownHint(content.whatsappType)}
        </Placeholder>
      )
  }
}

type MediaProps = { icon: ReactNode; title: string; caption?: string | null }

/** Files are kept by the relay, and not shown here yet: the place says so in words. */
function Media({ icon, title, caption = null }: MediaProps) {
  const { media } = useTexts()
  return (
    <>
      <Placeholder icon={icon} title={`${title} · ${media.notYet}`} />
      {caption && <Markup text={caption} />}
    </>
  )
}

/** Five decimals are about a metre. */
function coordinates({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}
