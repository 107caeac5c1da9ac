import { Mic } from 'lucide-react'
import type { ConversationView } from '../../../../shared/ipc/conversation.ts'
import { PlainIconButton } from '../../../design/Button.tsx'
import { reportDefects } from '../../../state/notices.ts'
import { startRecording, useRecorder } from '../../../state/recorder.ts'
import { useTexts } from '../../../texts/use-texts.ts'

type RecordButtonProps = { view: ConversationView; isDisabled: boolean }

export function RecordButton({ view, isDisabled }: RecordButtonProps) {
  const { voice } = useTexts()
  const isRecording = useRecorder(({ recording }) => recording !== null)
  return (
    <PlainIconButton
      label={voice.record}
      isDisabled={isDisabled || isRecording}
      onPress={() => reportDefects(startRecording(view.conversationId))}
    >
      <Mic aria-hidden="true" size={17} />
    </PlainIconButton>
  )
}
