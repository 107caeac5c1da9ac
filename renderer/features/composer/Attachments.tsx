import { FileText, Film, LoaderCircle, Music, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { isVoiceNote } from '../../../shared/domain/attachment.ts'
import type { AttachmentView } from '../../../shared/ipc/media.ts'
import { IconButton } from '../../design/Button.tsx'
import { type ChosenFile, forget, useChosenFiles } from '../../state/attachments.ts'
import { useFile } from '../../state/files.ts'
import { reportDefects } from '../../state/notices.ts'
import { takeOut } from '../../state/removed-file.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { problemWords, sizeWords } from '../../words/file.ts'
import { VoiceRow } from './voice/VoiceRow.tsx'

type AttachmentsProps = { conversationId: string; attachments: readonly AttachmentView[] }

/** What goes with the reply: each file with its size, and why a chosen one cannot go. */
export function Attachments({ conversationId, attachments }: AttachmentsProps) {
  const { media } = useTexts()
  const all = useChosenFiles(({ files }) => files)
  const chosen = all.filter((file) => file.conversationId === conversationId)
  if (attachments.length === 0 && chosen.length === 0) return null
  return (
    <ul
      aria-label={media.attached}
      className="flex max-h-40 flex-wrap gap-2 overflow-y-auto pb-1.5"
    >
      {attachments.map((attachment) => (
        <Ready
          key={attachment.attachmentId}
          conversationId={conversationId}
          attachment={attachment}
        />
      ))}
      {chosen.map((file) => (
        <OnItsWay key={file.id} file={file} />
      ))}
    </ul>
  )
}

function Ready({
  conversationId,
  attachment,
}: {
  conversationId: string
  attachment: AttachmentView
}) {
  const texts = useTexts()
  const language = useLanguage()
  const { filename, kind, size } = attachment
  const isVoice = isVoiceNote(attachment)
  const name = isVoice ? texts.message.voice : (filename ?? texts.media.fileWithoutName)
  const removal = texts.media.remove(name)
  const onRemove = () => reportDefects(takeOut(conversationId, attachment))
  if (isVoice) return <VoiceRow attachment={attachment} removal={removal} onRemove={onRemove} />
  return (
    <Row
      icon={kind === 'image' ? <Preview attachment={attachment} /> : icons[kind]}
      name={name}
      about={sizeWords(size, texts, language)}
      removal={removal}
      onRemove={onRemove}
    />
  )
}

const icons = {
  document: <FileText aria-hidden="true" size={18} />,
  audio: <Music aria-hidden="true" size={18} />,
  video: <Film aria-hidden="true" size={18} />,
}

function Preview({ attachment }: { attachment: AttachmentView }) {
  const { file } = useFile(attachment.sha256, 'whole', attachment.mimeType, true)
  if (file.state !== 'ready') return null
  return <img src={file.url} alt="" className="size-full object-cover" />
}

function OnItsWay({ file }: { file: ChosenFile }) {
  const texts = useTexts()
  const language = useLanguage()
  const { id, name, problem } = file
  const removal = texts.media.remove(name)
  if (problem === null) {
    return (
      <Row
        icon={<LoaderCircle aria-hidden="true" size={18} className="animate-spin" />}
        name={texts.media.preparing(name)}
        removal={removal}
        onRemove={() => forget(id)}
      />
    )
  }
  const words =
    problem.problem === 'failed'
      ? texts.media.problem.failed(name)
      : problemWords(problem, file, texts, language)
  return (
    <Row
      icon={<TriangleAlert aria-hidden="true" size={18} />}
      name={words}
      isProblem
      removal={removal}
      onRemove={() => forget(id)}
    />
  )
}

type RowProps = {
  icon: ReactNode
  name: string
  about?: string
  isProblem?: boolean
  removal: string
  onRemove: () => void
}

function Row({ icon, name, about, isProblem = false, removal, onRemove }: RowProps) {
  return (
    <li
      className={`flex max-w-full items-center gap-2 rounded-control border p-1 text-xs ${isProblem ? 'border-bad text-bad' : 'border-line bg-raised text-ink'}`}
    >
      <span className="flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-control bg-ink/5">
        {icon}
      </span>
      <span role={isProblem ? 'alert' : undefined} className="min-w-0">
        <bdi className={`block wrap-anywhere ${isProblem ? '' : 'max-w-48 truncate'}`}>{name}</bdi>
        {about && <span className="block text-soft">{about}</span>}
      </span>
      <IconButton label={removal} className="size-6" onPress={onRemove}>
        <X aria-hidden="true" size={14} />
      </IconButton>
    </li>
  )
}
