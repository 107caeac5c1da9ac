/** `OpusHead`: one channel, 48 kHz. */
export const opusHead = Uint8Array.from([
  ...letters('OpusHead'),
  ...[1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0],
])

/** 20 ms, hybrid fullband. */
export function opusPacket(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at === 0 ? 0x78 : at))
}

/** A recording of so many packets. */
export function recordedWebm(packets: number): Uint8Array<ArrayBuffer> {
  return webm(Array.from({ length: packets }, () => opusPacket(60)))
}

/** As MediaRecorder writes it: segment and clusters of unknown length. */
export function webm(packets: readonly Uint8Array[], codec = 'A_OPUS'): Uint8Array<ArrayBuffer> {
  const track = [...element([0xd7], [1]), ...element([0x86], letters(codec))]
  const entry = element([0xae], [...track, ...element([0x63, 0xa2], [...opusHead])])
  const blocks = packets.flatMap((each, at) => [
    ...(at % 50 === 0 ? [0x1f, 0x43, 0xb6, 0x75, ...unknown, ...element([0xe7], [0])] : []),
    ...element([0xa3], [0x81, 0, at % 50, 0x80, ...each]),
  ])
  return Uint8Array.from([
    ...element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], letters('webm'))),
    ...[0x18, 0x53, 0x80, 0x67, ...unknown],
    ...element([0x16, 0x54, 0xae, 0x6b], entry),
    ...blocks,
  ])
}

const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]

function element(id: number[], body: readonly number[]): number[] {
  return [...id, 0x40 | (body.length >> 8), body.length & 0xff, ...body]
}

function letters(words: string): number[] {
  return [...new TextEncoder().encode(words)]
}
