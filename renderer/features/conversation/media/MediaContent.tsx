import type { ContentOf } from '../../../../shared/domain/message-content.ts'
import type { StoredFile } from '../../../../shared/domain/stored-file.ts'
import type { ConversationView } from '../../../../shared/ipc/conversation.ts'
import type { MediaView } from '../../../../shared/ipc/media.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { saveName, shownAs, titleOf } from '../../../words/file.ts'
import { Markup } from '../Markup.tsx'
import { Placeholder } from '../Placeholder.tsx'
import { AudioPlayer } from './AudioPlayer.tsx'
import { DocumentCard } from './DocumentCard.tsx'
import { iconOf } from './icon-of.tsx'
import { Picture } from './Picture.tsx'
import { UnavailableFile } from './UnavailableFile.tsx'
import { VideoPlayer } from './VideoPlayer.tsx'

export type MediaMessage = ContentOf<'image' | 'video' | 'audio' | 'document' | 'sticker'>

/** The file of a message: which message, and what there is of it. */
export type FileOfMessage = {
  readonly messageId: string
  readonly media: MediaView | null
  readonly view: ConversationView
}

type MediaContentProps = { content: MediaMessage; file: FileOfMessage | null }

/** A file with its caption. It is shown as what its bytes are, whatever the message calls it. */
export function MediaContent({ content, file }: MediaContentProps) {
  return (
    <>
      <FileOf content={content} file={file} />
      {'caption' in content && content.caption && <Markup text={content.caption} />}
    </>
  )
}

function FileOf({ content, file }: MediaContentProps) {
  const texts = useTexts()
  const title = titleOf(content, texts)
  const icon = iconOf(content)
  const media = file?.media ?? null
  if (file === null || media === null) return <Placeholder icon={icon} title={title} />
  switch (media.state) {
    case 'arriving':
      return <Placeholder icon={icon} title={`${title} · ${texts.media.arriving}`} />
    case 'unavailable':
      return (
        <UnavailableFile
          icon={icon}
          title={title}
          media={media}
          messageId={file.messageId}
          view={file.view}
        />
      )
    case 'removed':
      return (
        <Placeholder icon={icon} title={title}>
          {texts.media.removed}
        </Placeholder>
      )
    case 'stored':
      return <StoredFileOf {...{ content, title }} messageId={file.messageId} file={media.file} />
  }
}

type StoredFileOfProps = {
  content: MediaMessage
  messageId: string
  file: StoredFile
  title: string
}

function StoredFileOf({ content, messageId, file, title }: StoredFileOfProps) {
  const texts = useTexts()
  const name = saveName(content, file.mimeType, texts)
  const caption = 'caption' in content ? content.caption : null
  if (content.kind === 'document') return <DocumentCard file={file} name={name} />
  switch (shownAs(file.mimeType)) {
    case 'picture':
      return (
        <Picture {...{ messageId, file, title, caption }} sticker={content.kind === 'sticker'} />
      )
    case 'audio':
      return <AudioPlayer {...{ messageId, file, name, title }} />
    case 'video':
      return <VideoPlayer file={file} name={name} title={title} />
    case null:
      return <DocumentCard file={file} name={name} caution={texts.media.notWhatItSays} />
  }
}
