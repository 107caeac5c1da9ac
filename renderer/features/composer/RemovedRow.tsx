import { Undo2 } from 'lucide-react'
import { isVoiceNote } from '../../../shared/domain/attachment.ts'
import { Button } from '../../design/Button.tsx'
import { reportDefects } from '../../state/notices.ts'
import { bringBack, useRemovedFile } from '../../state/removed-file.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** The file that was taken out last, for as long as it can be brought back. */
export function RemovedRow({ conversationId }: { conversationId: string }) {
  const { media, message, voice } = useTexts()
  const removed = useRemovedFile((state) => state.removed)
  if (removed?.conversationId !== conversationId) return null
  const isVoice = isVoiceNote({ mimeType: removed.file.type })
  const name = isVoice ? message.voice : removed.file.name || media.fileWithoutName
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-1.5 pl-1 text-soft text-xs">
      <bdi role="status" className="min-w-0 max-w-64 truncate">
        {voice.removed(name)}
      </bdi>
      <Button size="small" autoFocus onPress={() => reportDefects(bringBack())}>
        <Undo2 aria-hidden="true" size={14} />
        {voice.bringBack}
      </Button>
    </p>
  )
}
