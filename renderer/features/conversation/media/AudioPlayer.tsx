import { Download, Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { StoredFile } from '../../../../shared/domain/stored-file.ts'
import { Button, IconButton } from '../../../design/Button.tsx'
import { type LoadedFile, useFile } from '../../../state/files.ts'
import { useLanguage, useTexts } from '../../../texts/use-texts.ts'
import { lengthWords } from '../../../words/file.ts'
import { DocumentCard } from './DocumentCard.tsx'
import { SoundTrack } from './SoundTrack.tsx'
import { useSaving } from './use-saving.ts'
import { type Waveform, waveformOf } from './waveform.ts'

type AudioPlayerProps = { file: StoredFile; name: string; title: string }

/** Up to this size a sound is here before somebody wants to hear it, with its length and shape. */
const SMALL = 2 * 1024 * 1024

const RATES = [1, 1.5, 2] as const

export function AudioPlayer({ file, name, title }: AudioPlayerProps) {
  const texts = useTexts()
  const language = useLanguage()
  const [wanted, setWanted] = useState(file.size <= SMALL)
  const { file: loaded } = useFile(file.sha256, 'whole', file.mimeType, wanted)
  const waveform = useWaveform(loaded)
  const player = useRef<HTMLAudioElement>(null)
  const [state, setState] = useState({ playing: false, at: 0, length: Number.NaN })
  const [rate, setRate] = useState<(typeof RATES)[number]>(1)
  const [unplayable, setUnplayable] = useState(false)
  const { save, problem } = useSaving(file, name)
  const isReady = loaded.state === 'ready'
  const { player: words } = texts.media
  if (unplayable) return <DocumentCard file={file} name={name} caution={texts.media.cannotShow} />

  const seconds = waveform?.seconds ?? state.length
  const follow = () => {
    const audio = player.current
    if (audio === null) return
    setState({ playing: !audio.paused, at: audio.currentTime, length: audio.duration })
  }
  const toggle = () => {
    setWanted(true)
    const audio = player.current
    if (!isReady || audio === null) return
    if (audio.paused) audio.play().catch(() => setUnplayable(true))
    else audio.pause()
  }
  const seek = (to: number) => {
    if (player.current) player.current.currentTime = to
    follow()
  }
  const faster = () => {
    const next = RATES[(RATES.indexOf(rate) + 1) % RATES.length] ?? 1
    if (player.current) player.current.playbackRate = next
    setRate(next)
  }
  const rateWords = `${new Intl.NumberFormat(language).format(rate)}×`
  return (
    <fieldset aria-label={title} className="my-1 w-[20rem] max-w-full">
      <div className="flex items-center gap-2">
        <IconButton
          label={state.playing ? words.pause : words.play}
          tone="primary"
          className="rounded-full"
          onPress={toggle}
        >
          {state.playing ? (
            <Pause aria-hidden="true" size={16} />
          ) : (
            <Play aria-hidden="true" size={16} />
          )}
        </IconButton>
        <SoundTrack at={state.at} seconds={seconds} peaks={waveform?.peaks ?? null} onSeek={seek} />
        <Button
          size="small"
          tone="quiet"
          aria-label={words.speed(rateWords)}
          className="w-11 tabular-nums"
          onPress={faster}
        >
          {rateWords}
        </Button>
        <IconButton label={texts.media.save(name)} onPress={save}>
          <Download aria-hidden="true" size={15} />
        </IconButton>
      </div>
      <p className="pl-10 text-2xs text-soft tabular-nums">
        {problem ??
          (wanted && loaded.state !== 'loading' && loaded.state !== 'ready'
            ? texts.media[loaded.state]
            : `${lengthWords(state.at)} / ${lengthWords(seconds)}`)}
      </p>
      {isReady && (
        // biome-ignore lint/a11y/useMediaCaption: WhatsApp's sound has no captions
        <audio
          ref={player}
          src={loaded.url}
          preload="metadata"
          onTimeUpdate={follow}
          onPlay={follow}
          onPause={follow}
          onEnded={follow}
          onDurationChange={follow}
          onError={() => setUnplayable(true)}
        />
      )}
    </fieldset>
  )
}

function useWaveform(loaded: LoadedFile): Waveform | null {
  const [waveform, setWaveform] = useState<Waveform | null>(null)
  const blob = loaded.state === 'ready' ? loaded.blob : null
  useEffect(() => {
    if (blob === null) return
    let isShown = true
    waveformOf(blob).then((found) => {
      if (isShown) setWaveform(found)
    })
    return () => {
      isShown = false
    }
  }, [blob])
  return waveform
}
