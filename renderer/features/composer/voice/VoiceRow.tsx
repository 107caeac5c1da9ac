import { Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import { PLAYED_IN_PLACE_BYTES } from '../../../../shared/audio/voice-note.ts'
import type { AttachmentView } from '../../../../shared/ipc/media.ts'
import { IconButton } from '../../../design/Button.tsx'
import { SoundControls, SoundPlace } from '../../../design/SoundControls.tsx'
import { useFile } from '../../../state/files.ts'
import { reportDefects } from '../../../state/notices.ts'
import { hushSound, toggleSound } from '../../../state/sound.ts'
import { useWaveform } from '../../../state/waveform.ts'
import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import { sizeWords } from '../../../words/file.ts'

type VoiceRowProps = { attachment: AttachmentView; removal: string; onRemove: () => void }

/** A voice note that goes with the reply, to be heard before. */
export function VoiceRow({ attachment, removal, onRemove }: VoiceRowProps) {
  const texts = useTexts()
  const language = useLanguage()
  const { attachmentId, mimeType, sha256, size } = attachment
  const { file } = useFile(sha256, 'whole', mimeType, true)
  const waveform = useWaveform(sha256, file)
  // Sent or taken out, it is not heard on from nowhere.
  useEffect(() => () => hushSound(attachmentId), [attachmentId])
  const sound = { messageId: attachmentId, file: attachment }
  return (
    <li className="w-[22rem] max-w-full rounded-control border border-line bg-raised p-1 text-ink text-xs">
      <fieldset aria-label={texts.message.voice}>
        <SoundControls
          sound={sound}
          waveform={waveform}
          onToggle={() => reportDefects(toggleSound(sound))}
        >
          <IconButton label={removal} onPress={onRemove}>
            <Trash2 aria-hidden="true" size={15} />
          </IconButton>
        </SoundControls>
        <p className="pl-10 text-2xs text-soft tabular-nums">
          {texts.message.voice} · <SoundPlace messageId={attachmentId} waveform={waveform} /> ·{' '}
          {sizeWords(size, texts, language)}
        </p>
        {size > PLAYED_IN_PLACE_BYTES && (
          <p className="pl-10 text-2xs text-warn">{texts.voice.large}</p>
        )}
      </fieldset>
    </li>
  )
}
