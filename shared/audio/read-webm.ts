import { lettersOf } from './latin.ts'

/** A sound as it came out of a recording: its codec's own header, and its packets in order. */
export type RecordedOpus = {
  /** `OpusHead`, as WebM keeps it in its track (RFC 7845, section 5.1). */
  readonly head: Uint8Array
  readonly packets: readonly Uint8Array[]
}

/** Ids of the elements that are looked into, or read. Source: RFC 9559 (Matroska), section 5. */
const SEGMENT = 0x18_53_80_67
const TRACKS = 0x16_54_ae_6b
const TRACK_ENTRY = 0xae
const CODEC_ID = 0x86
const CODEC_PRIVATE = 0x63_a2
const CLUSTER = 0x1f_43_b6_75
const BLOCK_GROUP = 0xa0
const SIMPLE_BLOCK = 0xa3
const BLOCK = 0xa1

const containers: ReadonlySet<number> = new Set([
  SEGMENT,
  TRACKS,
  TRACK_ENTRY,
  CLUSTER,
  BLOCK_GROUP,
])

/** Track number, time (2 bytes) and flags stand before a block's frame. */
const LACING = 0x06

/**
 * Reads what Chromium's MediaRecorder writes as `audio/webm;codecs=opus`: one track, whose segment and
 * clusters need not say how long they are.
 * @returns null for what is no such file, or ends amid an element.
 */
export function readWebmOpus(bytes: Uint8Array): RecordedOpus | null {
  const packets: Uint8Array[] = []
  let head: Uint8Array | null = null
  let isOpus = false
  let at = 0
  while (at < bytes.length) {
    const id = readNumber(bytes, at, 'with-marker')
    const size = id && readNumber(bytes, at + id.length, 'without-marker')
    if (!id || !size) return null
    const begin = at + id.length + size.length
    if (containers.has(id.value)) {
      at = begin
      continue
    }
    const end = begin + size.value
    if (size.isUnknown || end > bytes.length) return null
    const body = bytes.subarray(begin, end)
    if (id.value === CODEC_ID) isOpus = lettersOf(body) === 'A_OPUS'
    if (id.value === CODEC_PRIVATE) head = body
    if (id.value === SIMPLE_BLOCK || id.value === BLOCK) {
      const packet = packetOf(body)
      if (packet === null) return null
      packets.push(packet)
    }
    at = end
  }
  return isOpus && head !== null && packets.length > 0 ? { head, packets } : null
}

function packetOf(block: Uint8Array): Uint8Array | null {
  const track = readNumber(block, 0, 'without-marker')
  const flags = track && block[track.length + 2]
  if (!track || typeof flags !== 'number' || (flags & LACING) !== 0) return null
  return block.subarray(track.length + 3)
}

type Read = { readonly value: number; readonly length: number; readonly isUnknown: boolean }

/** EBML's numbers: as many zero bits as bytes follow, then a one. Source: RFC 8794, section 4. */
function readNumber(
  bytes: Uint8Array,
  at: number,
  marker: 'with-marker' | 'without-marker',
): Read | null {
  const first = bytes[at]
  if (first === undefined || first === 0) return null
  const length = Math.clz32(first) - 23
  if (at + length > bytes.length) return null
  const mask = 0xff >> length
  let value = marker === 'with-marker' ? first : first & mask
  let isUnknown = (first & mask) === mask
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte
    isUnknown &&= byte === 0xff
  }
  return { value, length, isUnknown }
}
