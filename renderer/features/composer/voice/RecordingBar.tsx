import { Check, Mic, Pause, Trash2, X } from 'lucide-react'
import { LONGEST_SECONDS, recordingLimit } from '../../../../shared/audio/voice-note.ts'
import { Button, IconButton } from '../../../design/Button.tsx'
import { fixedList } from '../../../design/fixed-list.ts'
import { reportDefects } from '../../../state/notices.ts'
import {
  discardRecording,
  finishRecording,
  forgetProblem,
  pauseRecording,
  type Recording,
  resumeRecording,
  useRecorder,
} from '../../../state/recorder.ts'
import { focusRegion } from '../../../state/regions.ts'
import type { Texts } from '../../../texts/pt-br.ts'
import { useTexts } from '../../../texts/use-texts.ts'
import { lengthWords } from '../../../words/file.ts'

/** So long before it stops by itself, and after it began without a sound, it is said (s). */
const STOPS_SOON_SECONDS = 30
const UNHEARD_SECONDS = 3

/** A voice note while it is recorded, and why none could be. */
export function RecordingBar({ conversationId }: { conversationId: string }) {
  const { voice } = useTexts()
  const recorder = useRecorder()
  const isHere = recorder.recording?.conversationId === conversationId
  const recording = isHere ? recorder.recording : null
  const hasEnded = recorder.recording === null && recorder.endedIn === conversationId
  const problem = recorder.problem?.conversationId === conversationId ? recorder.problem : null
  return (
    <>
      <p role="status" className="sr-only">
        {recording && voice.said[recording.step]}
        {hasEnded && voice.said.ending}
      </p>
      {recording && <Bar recording={recording} />}
      {problem && (
        <p className="flex items-center gap-2 pb-1.5 pl-1 text-bad text-xs">
          <span role="alert" className="min-w-0 wrap-anywhere">
            {voice.problem[problem.kind]}
          </span>
          <IconButton label={voice.dismiss} className="size-6" onPress={forgetProblem}>
            <X aria-hidden="true" size={14} />
          </IconButton>
        </p>
      )}
    </>
  )
}

function Bar({ recording }: { recording: Recording }) {
  const { voice } = useTexts()
  const { step, seconds, levels } = recording
  const warning = warningOf(recording, voice)
  return (
    <fieldset
      aria-label={voice.group}
      className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-control border border-line bg-raised px-2 py-1 text-sm"
    >
      <Dot isOn={step === 'recording'} />
      <span className="font-medium">{voice[step]}</span>
      {step !== 'asking' && (
        <>
          <span className="text-soft tabular-nums">{lengthWords(seconds)}</span>
          <Levels levels={levels} />
        </>
      )}
      {warning && <span className="text-warn text-xs">{warning}</span>}
      <span className="ml-auto flex items-center gap-1">
        <Buttons step={step} />
      </span>
    </fieldset>
  )
}

function warningOf(recording: Recording, voice: Texts['voice']): string | null {
  const { isHeard, seconds } = recording
  const left = Math.ceil(LONGEST_SECONDS - seconds)
  if (left <= STOPS_SOON_SECONDS) return voice.stopsIn(Math.max(left, 0))
  if (isHeard === false && seconds >= UNHEARD_SECONDS) return voice.unheard
  return recordingLimit(recording) === 'large' ? voice.large : null
}

function Dot({ isOn }: { isOn: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`size-2.5 shrink-0 rounded-full ${isOn ? 'bg-bad motion-safe:animate-pulse' : 'bg-ink/30'}`}
    />
  )
}

/** How loud it was lately: what one sees is that one is heard. */
function Levels({ levels }: { levels: readonly number[] }) {
  return (
    <span
      aria-hidden="true"
      className="flex h-6 w-40 items-center justify-end gap-px overflow-hidden"
    >
      {fixedList(levels, (level) => (
        <span
          className="w-[3px] shrink-0 rounded-full bg-accent"
          style={{ height: `${Math.max(8, Math.min(1, level * 2) * 100)}%` }}
        />
      ))}
    </span>
  )
}

function Buttons({ step }: { step: Recording['step'] }) {
  const { voice } = useTexts()
  const after = (work: Promise<void>) => {
    reportDefects(work)
    focusRegion('composer-text')
  }
  if (step === 'ending') return null
  if (step === 'asking') {
    return (
      <Button size="small" autoFocus onPress={() => after(discardRecording())}>
        {voice.cancel}
      </Button>
    )
  }
  const isPaused = step === 'paused'
  return (
    <>
      <IconButton label={voice.discard} onPress={() => reportDefects(discardRecording())}>
        <Trash2 aria-hidden="true" size={16} />
      </IconButton>
      <IconButton
        label={isPaused ? voice.resume : voice.pause}
        onPress={isPaused ? resumeRecording : pauseRecording}
      >
        {isPaused ? <Mic aria-hidden="true" size={16} /> : <Pause aria-hidden="true" size={16} />}
      </IconButton>
      <Button size="small" tone="primary" autoFocus onPress={() => after(finishRecording())}>
        <Check aria-hidden="true" size={14} />
        {voice.finish}
      </Button>
    </>
  )
}
