/** How a sound looks: its length, and the loudest of each of so many pieces, from 0 to 1. */
export type Waveform = { readonly seconds: number; readonly peaks: readonly number[] }

export const PIECES = 44
/** Decoded sound takes twenty times the room: a longer file is played without being drawn. */
const LARGEST_DECODED = 4 * 1024 * 1024

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
