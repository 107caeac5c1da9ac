import type { KeyboardEvent, PointerEvent } from 'react'
import { PIECES } from '../state/waveform.ts'
import { useTexts } from '../texts/use-texts.ts'
import { lengthWords } from '../words/file.ts'
import { fixedList } from './fixed-list.ts'

type SoundTrackProps = {
  at: number
  /** Not finite: unknown. */
  seconds: number
  /** Null: not known, or not yet. */
  peaks: readonly number[] | null
  onSeek: (seconds: number) => void
}

const STEP_SECONDS = 5

/** Where in the sound one is, drawn as its shape; a slider for pointer and keyboard. */
export function SoundTrack({ at, seconds, peaks, onSeek }: SoundTrackProps) {
  const { media } = useTexts()
  const isKnown = Number.isFinite(seconds) && seconds > 0
  const part = isKnown ? at / seconds : 0
  const seekTo = (to: number) => isKnown && onSeek(Math.min(Math.max(to, 0), seconds))

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    event.currentTarget.setPointerCapture(event.pointerId)
    onPointerMove(event)
  }

  function onPointerMove({ currentTarget, clientX, pointerId }: PointerEvent<HTMLElement>) {
    if (!currentTarget.hasPointerCapture(pointerId)) return
    const { left, width } = currentTarget.getBoundingClientRect()
    seekTo(((clientX - left) / width) * seconds)
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = {
      ArrowRight: at + STEP_SECONDS,
      ArrowUp: at + STEP_SECONDS,
      ArrowLeft: at - STEP_SECONDS,
      ArrowDown: at - STEP_SECONDS,
      Home: 0,
      End: seconds,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    seekTo(to)
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={media.player.position}
      aria-valuemin={0}
      aria-valuemax={isKnown ? Math.round(seconds) : 0}
      aria-valuenow={Math.round(at)}
      aria-valuetext={`${lengthWords(at)} / ${lengthWords(seconds)}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      className="flex h-8 min-w-0 grow cursor-pointer touch-none items-center gap-px rounded-control"
    >
      {peaks === null ? (
        <Bar part={part} />
      ) : (
        fixedList(peaks, (peak, index) => (
          <span
            className={`min-w-px grow rounded-full ${(index + 0.5) / PIECES <= part ? 'bg-accent' : 'bg-ink/30'}`}
            style={{ height: `${Math.max(10, peak * 90)}%` }}
          />
        ))
      )}
    </div>
  )
}

/** In the place of a shape that cannot be drawn. */
function Bar({ part }: { part: number }) {
  return (
    <span className="h-1 grow overflow-hidden rounded-full bg-ink/30">
      <span className="block h-full bg-accent" style={{ width: `${part * 100}%` }} />
    </span>
  )
}
