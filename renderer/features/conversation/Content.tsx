import { CircleHelp, FileX, MapPin, PencilLine, PhoneMissed, SmilePlus, Trash2 } from 'lucide-react'
import type { ContentOf, MessageContent } from '../../../shared/domain/message-content.ts'
import { TemplateCard } from '../../design/TemplateCard.tsx'
import { useTexts } from '../../texts/use-texts.ts'
import { messageWords, unsupportedKind } from '../../words/message.ts'
import { CallPermission, Choice, Form, Order } from './Answers.tsx'
import { ContactCards } from './ContactCards.tsx'
import { Markup } from './Markup.tsx'
import { type FileOfMessage, MediaContent } from './media/MediaContent.tsx'
import { Placeholder } from './Placeholder.tsx'
import { SystemNotice } from './SystemNotice.tsx'

type ContentProps = {
  content: MessageContent | null
  /** Of a message that stands in the timeline: where its file is to be had. */
  file?: FileOfMessage | null
}

/** What a message holds. `null`: it was erased. Everything in it is a stranger's, shown as text. */
export function Content({ content, file = null }: ContentProps) {
  const texts = useTexts()
  const { conversation, message } = texts
  if (content === null) return <em className="text-faint">{conversation.erased}</em>
  switch (content.kind) {
    case 'text':
      return <Markup text={content.text} />
    case 'template':
      return (
        <TemplateCard
          {...content}
          header={content.header && <Markup text={content.header} />}
          body={<Markup text={content.body} />}
        />
      )
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return <MediaContent content={content} file={file} />
    case 'location':
      return (
        <Placeholder icon={<MapPin />} title={content.name ?? message.location}>
          {[content.address, coordinates(content)].filter(Boolean).join(' · ')}
        </Placeholder>
      )
    case 'contacts':
      return <ContactCards people={content.people} />
    case 'choice':
      return <Choice choice={content} />
    case 'form':
      return <Form form={content} />
    case 'call-permission':
      return <CallPermission permission={content} />
    case 'call':
      return <Placeholder icon={<PhoneMissed />} title={messageWords(content, texts)} />
    case 'order':
      return <Order order={content} />
    case 'system':
      return <SystemNotice notice={content} />
    case 'reaction':
      return (
        <Placeholder
          icon={<SmilePlus />}
          title={content.emoji === null ? message.reactionGone : message.reaction(content.emoji)}
        />
      )
    case 'edit':
      return <LostEdit edit={content} />
    case 'revoke':
      return <Placeholder icon={<Trash2 />} title={message.revoke} />
    case 'unsupported': {
      if (content.code !== undefined) {
        return (
          <Placeholder icon={<FileX />} title={texts.media.lostByWhatsApp}>
            {texts.media.lostByWhatsAppHint}
          </Placeholder>
        )
      }
      const kind = unsupportedKind(content.subtype, texts)
      return (
        <Placeholder
          icon={<CircleHelp />}
          title={kind === null ? message.unsupported : message.unsupportedAs(kind)}
        >
          {message.unsupportedHint}
        </Placeholder>
      )
    }
    case 'unknown':
      return (
        <Placeholder icon={<CircleHelp />} title={message.unknown}>
          {message.unknownHint(content.whatsappType)}
        </Placeholder>
      )
  }
}

/** An edit whose message this console does not have: its words are all there is to show. */
function LostEdit({ edit }: { edit: ContentOf<'edit'> }) {
  const { message } = useTexts()
  return (
    <>
      <Placeholder icon={<PencilLine />} title={message.edit} />
      <Content content={edit.edited} />
    </>
  )
}

/** Five decimals are about a metre. */
function coordinates({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}
