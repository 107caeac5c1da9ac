import { Download } from 'lucide-react'
import { useState } from 'react'
import type { StoredFile } from '../../../../shared/domain/stored-file.ts'
import { IconButton } from '../../../design/Button.tsx'
import { SoundControls, SoundPlace } from '../../../design/SoundControls.tsx'
import { useFile } from '../../../state/files.ts'
import { reportDefects } from '../../../state/notices.ts'
import { canPlay, toggleSound, useSounds } from '../../../state/sound.ts'
import { useWaveform } from '../../../state/waveform.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { DocumentCard } from './DocumentCard.tsx'
import { useSaving } from './use-saving.ts'

type AudioPlayerProps = { messageId: string; file: StoredFile; name: string; title: string }

/** Up to this size a sound is here before somebody wants to hear it, with its length and shape. */
const SMALL = 2 * 1024 * 1024

export function AudioPlayer({ messageId, file, name, title }: AudioPlayerProps) {
  const { media } = useTexts()
  const [wanted, setWanted] = useState(file.size <= SMALL)
  const { file: loaded } = useFile(file.sha256, 'whole', file.mimeType, wanted)
  const waveform = useWaveform(file.sha256, loaded)
  const unplayable = useSounds((state) => state.unplayable[messageId] ?? !canPlay(file.mimeType))
  const { save, problem } = useSaving(file, name)
  if (unplayable) return <DocumentCard file={file} name={name} caution={media.cannotShow} />

  const sound = { messageId, file }
  const toggle = () => {
    setWanted(true)
    reportDefects(toggleSound(sound))
  }
  return (
    <fieldset aria-label={title} className="my-1 w-[20rem] max-w-full">
      <SoundControls sound={sound} waveform={waveform} onToggle={toggle}>
        <IconButton label={media.save(name)} onPress={save}>
          <Download aria-hidden="true" size={15} />
        </IconButton>
      </SoundControls>
      <p className="pl-10 text-2xs text-soft tabular-nums">
        {problem ??
          (wanted && loaded.state !== 'loading' && loaded.state !== 'ready' ? (
            media[loaded.state]
          ) : (
            <SoundPlace messageId={messageId} waveform={waveform} />
          ))}
      </p>
    </fieldset>
  )
}
