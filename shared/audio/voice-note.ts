import { readWebmOpus } from './read-webm.ts'
import { secondsOf, writeOggOpus } from './write-ogg.ts'

/** What WhatsApp calls the only sound that it shows as a voice note (reference, sections 5.2 and 5.5). */
export const VOICE_NOTE_TYPE = 'audio/ogg; codecs=opus'

/** A phone plays a voice note in its place up to this size; a larger one has to be downloaded first. */
export const PLAYED_IN_PLACE_BYTES = 512 * 1024

/** Speech sounds whole at this rate, and three and a half minutes of it are played in their place. */
export const BITS_PER_SECOND = 20_000

/** A recording stops by itself then (s): nobody listens to more, and a forgotten one ends. */
export const LONGEST_SECONDS = 10 * 60

export type VoiceNote = { readonly bytes: Uint8Array<ArrayBuffer>; readonly seconds: number }

/**
 * A recording as WhatsApp takes it.
 * @param webm as Chromium's MediaRecorder writes it.
 * @param serial any 32 bits.
 * @returns null for what holds no sound.
 */
export function voiceNoteOf(webm: Uint8Array, serial: number): VoiceNote | null {
  const recorded = readWebmOpus(webm)
  if (recorded === null) return null
  return { bytes: writeOggOpus(recorded, serial), seconds: secondsOf(recorded) }
}

/** What has to be said of a recording that goes on; `over`: it ends. */
export function recordingLimit(taken: { seconds: number; bytes: number }): 'large' | 'over' | null {
  if (taken.seconds >= LONGEST_SECONDS) return 'over'
  return taken.bytes > PLAYED_IN_PLACE_BYTES ? 'large' : null
}

/** Why nothing is recorded. */
export type MicrophoneProblem = 'none' | 'refused' | 'busy' | 'unable'

/** What `MediaRecorder` has to write: `voiceNoteOf` reads nothing else. Safari writes MP4. */
export const RECORDED_TYPE = 'audio/webm;codecs=opus'

/**
 * What browsers call it. Source: W3C Media Capture and Streams, `getUserMedia`; `NotSupportedError` is
 * a recorder's that cannot write what it is asked for.
 */
const problems: ReadonlyMap<string, MicrophoneProblem> = new Map([
  ['NotFoundError', 'none'],
  ['OverconstrainedError', 'none'],
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['NotSupportedError', 'unable'],
])

/** @returns null for what is no refusal of a microphone. */
export function microphoneProblem(errorName: string): MicrophoneProblem | null {
  return problems.get(errorName) ?? null
}
