import { Pause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { nextRate, setRate, usePreferences } from '../state/preferences.ts'
import { type Sound, seekSound, useSounds } from '../state/sound.ts'
import type { Waveform } from '../state/waveform.ts'
import { useLanguage, useTexts } from '../texts/use-texts.ts'
import { lengthWords } from '../words/file.ts'
import { Button, IconButton } from './Button.tsx'
import { SoundTrack } from './SoundTrack.tsx'

type SoundControlsProps = {
  sound: Sound
  /** Null: not known, or not yet. */
  waveform: Waveform | null
  onToggle: () => void
  /** What else can be done with it. */
  children?: ReactNode
}

/** A sound to be played, with where one is in it, and how fast it is heard. */
export function SoundControls({ sound, waveform, onToggle, children }: SoundControlsProps) {
  const { media } = useTexts()
  const { messageId } = sound
  const playing = useSounds((state) => state.playing && state.current === messageId)
  const { at, seconds } = useSoundPlace(messageId, waveform)
  return (
    <div className="flex items-center gap-2">
      <IconButton
        label={playing ? media.player.pause : media.player.play}
        tone="primary"
        className="rounded-full"
        onPress={onToggle}
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
      {children}
    </div>
  )
}

/** `0:03 / 0:12`, as it is heard. */
export function SoundPlace({
  messageId,
  waveform,
}: {
  messageId: string
  waveform: Waveform | null
}) {
  const { at, seconds } = useSoundPlace(messageId, waveform)
  return `${lengthWords(at)} / ${lengthWords(seconds)}`
}

function useSoundPlace(messageId: string, waveform: Waveform | null) {
  const at = useSounds((state) => state.at[messageId] ?? 0)
  const length = useSounds((state) => state.lengths[messageId] ?? Number.NaN)
  return { at, seconds: waveform?.seconds ?? length }
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
