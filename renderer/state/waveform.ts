import { useEffect, useState } from 'react'
import type { LoadedFile } from './files.ts'

/** How a sound looks: its length, and the loudest of each of so many pieces, from 0 to 1. */
export type Waveform = { readonly seconds: number; readonly peaks: readonly number[] }

export const PIECES = 44
/** Decoded sound takes twenty times the room: a longer file is played without being drawn. */
const LARGEST_DECODED = 4 * 1024 * 1024

const MOST_KNOWN = 300
/** By the digest of the file: a row that comes back into the page is drawn at once. */
const known = new Map<string, Promise<Waveform | null>>()

/** A session ended. */
export function forgetWaveforms(): void {
  known.clear()
}

/** @returns null while it is not known, and where it cannot be. */
export function useWaveform(sha256: string, loaded: LoadedFile): Waveform | null {
  const [waveform, setWaveform] = useState<Waveform | null>(null)
  const blob = loaded.state === 'ready' ? loaded.blob : null
  useEffect(() => {
    if (blob === null) return
    let isShown = true
    knownWaveform(sha256, blob).then((found) => {
      if (isShown) setWaveform(found)
    })
    return () => {
      isShown = false
    }
  }, [sha256, blob])
  return waveform
}

function knownWaveform(sha256: string, blob: Blob): Promise<Waveform | null> {
  const found = known.get(sha256) ?? waveformOf(blob)
  known.delete(sha256)
  known.set(sha256, found)
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  return found
}

/** @returns null for what this computer cannot decode, or what is too long to be drawn. */
export async function waveformOf(blob: Blob): Promise<Waveform | null> {
  if (blob.size > LARGEST_DECODED) return null
  try {
    // Only decodes: nothing is played, and no sound card is asked for.
    const context = new OfflineAudioContext(1, 1, 16_000)
    const sound = await context.decodeAudioData(await blob.arrayBuffer())
    return { seconds: sound.duration, peaks: peaksOf(sound.getChannelData(0), PIECES) }
  } catch {
    // A type that Chromium does not know (AMR): the player says so when it is to be played.
    return null
  }
}

/** The loudest piece fills the height: a quiet recording is drawn like a loud one. */
export function peaksOf(samples: Float32Array, pieces: number): number[] {
  const length = Math.max(1, Math.floor(samples.length / pieces))
  const peaks = Array.from({ length: pieces }, (_, piece) => {
    let peak = 0
    for (const sample of samples.subarray(piece * length, (piece + 1) * length)) {
      peak = Math.max(peak, Math.abs(sample))
    }
    return peak
  })
  const loudest = Math.max(...peaks)
  return loudest === 0 ? peaks : peaks.map((peak) => peak / loudest)
}
