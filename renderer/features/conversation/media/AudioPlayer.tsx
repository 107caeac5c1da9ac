import { Download, Pause, Play } from 'lucide-react'
import { useState } from 'react'
import type { StoredFile } from '../../../../shared/domain/stored-file.ts'
import { Button, IconButton } from '../../../design/Button.tsx'
import { SoundTrack } from '../../../design/SoundTrack.tsx'
import { useFile } from '../../../state/files.ts'
import { reportDefects } from '../../../state/notices.ts'
import { nextRate, setRate, usePreferences } from '../../../state/preferences.ts'
import { canPlay, seekSound, toggleSound, useSounds } from '../../../state/sound.ts'
import { useWaveform } from '../../../state/waveform.ts'
import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import { lengthWords } from '../../../words/file.ts'
import { DocumentCard } from './DocumentCard.tsx'
import { useSaving } from './use-saving.ts'

type AudioPlayerProps = { messageId: string; file: StoredFile; name: string; title: string }

/** Up to this size a sound is here before somebody wants to hear it, with its length and shape. */
const SMALL = 2 * 1024 * 1024

export function AudioPlayer({ messageId, file, name, title }: AudioPlayerProps) {
  const texts = useTexts()
  const [wanted, setWanted] = useState(file.size <= SMALL)
  const { file: loaded } = useFile(file.sha256, 'whole', file.mimeType, wanted)
  const waveform = useWaveform(file.sha256, loaded)
  const playing = useSounds((state) => state.playing && state.current === messageId)
  const at = useSounds((state) => state.at[messageId] ?? 0)
  const length = useSounds((state) => state.lengths[messageId] ?? Number.NaN)
  const unplayable = useSounds((state) => state.unplayable[messageId] ?? !canPlay(file.mimeType))
  const { save, problem } = useSaving(file, name)
  const { player: words } = texts.media
  if (unplayable) return <DocumentCard file={file} name={name} caution={texts.media.cannotShow} />

  const sound = { messageId, file }
  const seconds = waveform?.seconds ?? length
  const toggle = () => {
    setWanted(true)
    reportDefects(toggleSound(sound))
  }
  return (
    <fieldset aria-label={title} className="my-1 w-[20rem] max-w-full">
      <div className="flex items-center gap-2">
        <IconButton
          label={playing ? words.pause : words.play}
          tone="primary"
          className="rounded-full"
          onPress={toggle}
        >
          {playing ? <Pause aria-hidden="true" size={16} /> : <Play aria-hidden="true" size={16} />}
        </IconButton>
        <SoundTrack
          at={at}
          seconds={seconds}
          peaks={waveform?.peaks ?? null}
          onSeek={(to) => seekSound(sound, to)}
        />
        <RateButton />
        <IconButton label={texts.media.save(name)} onPress={save}>
          <Download aria-hidden="true" size={15} />
        </IconButton>
      </div>
      <p className="pl-10 text-2xs text-soft tabular-nums">
        {problem ??
          (wanted && loaded.state !== 'loading' && loaded.state !== 'ready'
            ? texts.media[loaded.state]
            : `${lengthWords(at)} / ${lengthWords(seconds)}`)}
      </p>
    </fieldset>
  )
}

/** How fast all sounds are heard, from now on. */
function RateButton() {
  const { media } = useTexts()
  const rate = usePreferences((state) => state.rate)
  const words = `${new Intl.NumberFormat(useLanguage()).format(rate)}×`
  return (
    <Button
      size="small"
      tone="quiet"
      aria-label={media.player.speed(words)}
      className="w-11 tabular-nums"
      onPress={() => setRate(nextRate(rate))}
    >
      {words}
    </Button>
  )
}
