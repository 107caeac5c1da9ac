import { create } from 'zustand'
import {
  type MicrophoneProblem,
  microphoneProblem,
  recordingLimit,
  VOICE_NOTE_TYPE,
  voiceNoteOf,
} from '../../shared/audio/voice-note.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import { windowState } from '../words/service-window.ts'
import { setWriting, useConversation } from './conversation.ts'
import { type Microphone, openMicrophone } from './microphone.ts'
import { reportDefects } from './notices.ts'
import { speaks } from './presence.ts'
import { attachOnly, offerBack } from './removed-file.ts'
import { hush } from './sound.ts'
import { relayNow } from './status.ts'

export type Recording = {
  readonly conversationId: string
  /** `asking`: for the microphone, which she may have to allow. `ending`: it becomes a file. */
  readonly step: 'asking' | 'recording' | 'paused' | 'ending'
  /** Without its pauses. */
  readonly seconds: number
  readonly bytes: number
  /** How loud the last moments were, each from 0 to 1, the newest last. */
  readonly levels: readonly number[]
  /** Whether anything was heard at all; null: that cannot be said. */
  readonly isHeard: boolean | null
}

/** `nothing`: there is no sound in it. `lost`: the device went away. `over`: it was long enough. */
export type RecordingProblem = MicrophoneProblem | 'nothing' | 'lost' | 'over'

type Recorder = {
  recording: Recording | null
  problem: { readonly conversationId: string; readonly kind: RecordingProblem } | null
  /** The conversation in which one became a file last: said to a screen reader. */
  endedIn: string | null
}

const silence: Recorder = { recording: null, problem: null, endedIn: null }

export const useRecorder = create<Recorder>()(() => silence)

/** How often the meter is looked at (ms), and how many of its looks are shown. */
const LOOK_EACH_MS = 100
const MOST_LEVELS = 40
/** What a microphone that is open gives even in a silent room. */
const HEARD = 0.005

let microphone: Microphone | null = null
let looking: ReturnType<typeof setInterval> | undefined
let lookedAt = 0
/** Whoever records. */
let speaker: string | null = null
/** What a session that ended cut off, until the same person is back. */
const setAside = new Map<string, { conversationId: string; file: File }[]>()

/** Asks for the microphone and records; what is heard falls silent. */
export async function startRecording(conversationId: string): Promise<void> {
  if (useRecorder.getState().recording !== null) return
  hush()
  const mine: Recording = {
    ...{ conversationId, step: 'asking', seconds: 0, bytes: 0, levels: [], isHeard: null },
  }
  useRecorder.setState({ ...silence, recording: mine })
  const isMine = () => useRecorder.getState().recording === mine
  try {
    const opened = await openMicrophone({
      onBytes: (count) => change(({ bytes }) => ({ bytes: bytes + count })),
      onLost: () => reportDefects(end('lost')),
    })
    // She went on, or pressed it away, while she was asked.
    if (!isMine()) return opened.release()
    microphone = opened
    change(() => ({ step: 'recording' }))
    lookedAt = performance.now()
    looking = setInterval(look, LOOK_EACH_MS)
  } catch (error) {
    if (!isMine()) return
    const kind = error instanceof DOMException ? microphoneProblem(error.name) : null
    useRecorder.setState({ recording: null, problem: kind && { conversationId, kind } })
    if (kind === null) throw error
  }
}

export function pauseRecording(): void {
  if (useRecorder.getState().recording?.step !== 'recording') return
  look()
  microphone?.pause()
  change(() => ({ step: 'paused' }))
}

export function resumeRecording(): void {
  if (useRecorder.getState().recording?.step !== 'paused') return
  lookedAt = performance.now()
  microphone?.resume()
  change(() => ({ step: 'recording' }))
}

/** It becomes one of the reply's files, to be heard before it leaves. */
export function finishRecording(): Promise<void> {
  return end(null)
}

/** It goes nowhere, unless she takes that back. */
export async function discardRecording(): Promise<void> {
  const taken = await take()
  if (taken === null) return
  const { conversationId, file } = taken
  useRecorder.setState(silence)
  if (file !== null) offerBack(conversationId, file)
}

/** Nothing of it is kept. */
export async function forgetRecording(): Promise<void> {
  if ((await take()) !== null) useRecorder.setState(silence)
}

/** Its citizen had everything erased: nor does what waits for somebody's return stay. */
export function forgetRecordingIn(conversationId: string): void {
  if (useRecorder.getState().recording?.conversationId === conversationId) {
    reportDefects(forgetRecording())
  }
  for (const [agentId, files] of setAside) {
    setAside.set(
      agentId,
      files.filter((each) => each.conversationId !== conversationId),
    )
  }
}

/** Whether a voice note can be answered with now. */
export function mayRecord({ can, windowClosesAt }: ConversationView): boolean {
  return can.reply && windowState(windowClosesAt, relayNow()) !== 'closed'
}

/** One key: begins, and ends. */
export function toggleRecording(conversationId: string): Promise<void> {
  if (useRecorder.getState().recording !== null) return finishRecording()
  setWriting('reply')
  return startRecording(conversationId)
}

export function forgetProblem(): void {
  useRecorder.setState({ problem: null })
}

/**
 * The microphone is open for the reply on the screen alone: who goes to another conversation, writes
 * a note, or may not reply any more, finds among the reply's files what was recorded until then.
 */
export function followRecording(): void {
  useConversation.subscribe(({ conversationId, writing, view }) => {
    const { recording, problem } = useRecorder.getState()
    if (problem !== null && problem.conversationId !== conversationId) forgetProblem()
    if (recording === null) return
    if (view?.erased) return reportDefects(forgetRecording())
    const isHere = recording.conversationId === conversationId && writing === 'reply'
    if (!isHere || view?.can.reply === false) reportDefects(finishRecording())
  })
}

/**
 * A session ended (null) or began. Nothing more is recorded; what was is kept for whoever said it,
 * as her drafts are.
 */
export function handRecordingOver(agentId: string | null): void {
  reportDefects(keep(speaker))
  speaker = agentId
  if (agentId === null) return
  const hers = setAside.get(agentId) ?? []
  setAside.delete(agentId)
  for (const { conversationId, file } of hers) reportDefects(attachOnly(conversationId, file))
}

async function keep(agentId: string | null): Promise<void> {
  const taken = await take()
  if (taken === null) return
  useRecorder.setState(silence)
  const { conversationId, file } = taken
  if (agentId === null || file === null) return
  setAside.set(agentId, [...(setAside.get(agentId) ?? []), { conversationId, file }])
}

async function end(problem: RecordingProblem | null): Promise<void> {
  const taken = await take()
  if (taken === null) return
  const { conversationId, file } = taken
  const kind = file === null && taken.hasBegun ? 'nothing' : problem
  const endedIn = file && conversationId
  useRecorder.setState({ recording: null, problem: kind && { conversationId, kind }, endedIn })
  if (file !== null) await attachOnly(conversationId, file)
}

/** The device is free before anything else happens. @returns null where nothing was recorded here. */
async function take() {
  const { recording } = useRecorder.getState()
  if (recording === null || recording.step === 'ending') return null
  const { conversationId } = recording
  const opened = microphone
  clearInterval(looking)
  microphone = null
  if (opened === null) {
    useRecorder.setState({ recording: null })
    return { conversationId, file: null, hasBegun: false }
  }
  change(() => ({ step: 'ending' }))
  try {
    return { conversationId, file: fileOf(await opened.stop()), hasBegun: true }
  } catch (error) {
    useRecorder.setState(silence)
    throw error
  }
}

function fileOf(webm: Uint8Array): File | null {
  const [serial = 0] = crypto.getRandomValues(new Uint32Array(1))
  const note = voiceNoteOf(webm, serial)
  return note && new File([note.bytes], 'voz.ogg', { type: VOICE_NOTE_TYPE })
}

function look(): void {
  const { recording } = useRecorder.getState()
  if (recording?.step !== 'recording') return
  const now = performance.now()
  const seconds = recording.seconds + (now - lookedAt) / 1000
  lookedAt = now
  const level = microphone?.level() ?? null
  change(({ levels, isHeard }) => ({
    seconds,
    levels: [...levels, level ?? 0].slice(-MOST_LEVELS),
    isHeard: level === null ? isHeard : isHeard === true || level > HEARD,
  }))
  speaks(recording.conversationId)
  if (recordingLimit({ seconds, bytes: recording.bytes }) === 'over') reportDefects(end('over'))
}

function change(made: (recording: Recording) => Partial<Recording>): void {
  useRecorder.setState(({ recording }) => ({
    recording: recording && { ...recording, ...made(recording) },
  }))
}
