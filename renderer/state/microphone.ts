import { BITS_PER_SECOND, RECORDED_TYPE } from '../../shared/audio/voice-note.ts'

/** A microphone that records. */
export type Microphone = {
  pause: () => void
  resume: () => void
  /** How loud it is now, from 0 to 1; null where nothing can be measured. */
  level: () => number | null
  /** Ends the recording. @returns what was recorded, as WebM with Opus. */
  stop: () => Promise<Uint8Array>
  /** The device is nobody's any more, whatever was recorded. */
  release: () => void
}

export type MicrophoneHearer = {
  /** So many bytes more were recorded. */
  readonly onBytes: (count: number) => void
  /** The device is gone, or was taken away. */
  readonly onLost: () => void
}

/** How often the recorder tells what it has (ms). */
const TOLD_EACH_MS = 1_000

/**
 * Asks for the microphone, which asks her where she has not allowed it, and records at once.
 * @throws DOMException by whose name `microphoneProblem` knows why there is none.
 */
export async function openMicrophone(hearer: MicrophoneHearer): Promise<Microphone> {
  const { mediaDevices } = navigator
  // A page that may not have one is not even shown the door.
  if (mediaDevices === undefined) throw new DOMException('', 'SecurityError')
  // Before she is asked for a microphone that would be of no use.
  if (typeof MediaRecorder === 'undefined' || !MediaRecorder.isTypeSupported(RECORDED_TYPE)) {
    throw new DOMException('', 'NotSupportedError')
  }
  const stream = await mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
  })
  try {
    return record(stream, hearer)
  } catch (error) {
    letGo(stream)
    throw error
  }
}

function record(stream: MediaStream, { onBytes, onLost }: MicrophoneHearer): Microphone {
  const meter = openMeter(stream)
  const recorder = new MediaRecorder(stream, {
    mimeType: RECORDED_TYPE,
    audioBitsPerSecond: BITS_PER_SECOND,
  })
  const parts: Blob[] = []
  const stopped = Promise.withResolvers<void>()
  let isReleased = false
  recorder.addEventListener('dataavailable', ({ data }) => {
    parts.push(data)
    if (!isReleased) onBytes(data.size)
  })
  recorder.addEventListener('stop', () => stopped.resolve())
  recorder.addEventListener('error', () => !isReleased && onLost())
  for (const track of stream.getTracks()) track.addEventListener('ended', onLost)
  recorder.start(TOLD_EACH_MS)

  function release(): void {
    isReleased = true
    letGo(stream)
    meter.close()
  }

  return {
    pause: () => recorder.pause(),
    resume: () => recorder.resume(),
    level: meter.level,
    stop: async () => {
      // A device that was taken away has ended its recording itself.
      if (recorder.state !== 'inactive') recorder.stop()
      release()
      await stopped.promise
      return new Uint8Array(await new Blob(parts).arrayBuffer())
    },
    release,
  }
}

/** A track that is stopped by us tells nobody that it ended. */
function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** Only listens: nothing of it is played. */
function openMeter(stream: MediaStream) {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    level(): number | null {
      // Without anything to play sound on, it does not begin.
      if (context.state !== 'running') return null
      analyser.getFloatTimeDomainData(samples)
      return samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0)
    },
    close(): void {
      void context.close()
    },
  }
}
