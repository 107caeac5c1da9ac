import { bytesOf } from './latin.ts'
import type { RecordedOpus } from './read-webm.ts'

/** Opus counts in samples at this rate, whatever it was recorded with (RFC 7845, section 4). */
const RATE = 48_000
/** A page for each second or so: a player seeks by pages. */
const PACKETS_A_PAGE = 50
const MOST_SEGMENTS = 255

/** Places in `OpusHead`. */
const CHANNELS_AT = 9
const FAMILY_AT = 18

const FIRST = 2
const LAST = 4

/**
 * The same packets as an Ogg file with one logical stream (RFC 3533, RFC 7845), as WhatsApp takes
 * voice notes. Nothing is decoded.
 * @param serial tells streams apart; any 32 bits.
 */
export function writeOggOpus(
  { head, packets }: RecordedOpus,
  serial: number,
): Uint8Array<ArrayBuffer> {
  const pages: Uint8Array[] = [
    page({ serial, number: 0, flags: FIRST, granule: 0, packets: [mono(head)] }),
    page({ serial, number: 1, flags: 0, granule: 0, packets: [tags()] }),
  ]
  let granule = 0
  let waiting: Uint8Array[] = []
  for (const [index, packet] of packets.entries()) {
    granule += samplesOf(packet)
    waiting.push(packet)
    const isLast = index === packets.length - 1
    const next = packets[index + 1]
    const isFull =
      waiting.length >= PACKETS_A_PAGE ||
      (next !== undefined && segmentsOf([...waiting, next]).length > MOST_SEGMENTS)
    if (!isFull && !isLast) continue
    const flags = isLast ? LAST : 0
    pages.push(page({ serial, number: pages.length, flags, granule, packets: waiting }))
    waiting = []
  }
  return joined(pages)
}

/** How long a recording is (seconds). */
export function secondsOf({ packets }: RecordedOpus): number {
  return packets.reduce((samples, packet) => samples + samplesOf(packet), 0) / RATE
}

/**
 * WhatsApp wants one channel. The head says how many are to come out: a decoder mixes what was
 * recorded in two itself, so that no packet changes (RFC 7845, section 5.1; RFC 6716, section 2.1.2).
 */
function mono(head: Uint8Array): Uint8Array {
  const one = Uint8Array.from(head)
  // Only family 0 is one stream of one or two channels.
  if (one[FAMILY_AT] === 0) one[CHANNELS_AT] = 1
  return one
}

/** How much a packet sounds, by its first bytes. Source: RFC 6716, section 3.1. */
export function samplesOf(packet: Uint8Array): number {
  const [toc = 0, second = 0] = packet
  const config = toc >> 3
  const code = toc & 3
  const frames = code === 0 ? 1 : code === 3 ? second & 0x3f : 2
  return frames * frameSamples(config)
}

function frameSamples(config: number): number {
  if (config < 12) return [480, 960, 1920, 2880][config & 3] ?? 0
  if (config < 16) return config % 2 === 0 ? 480 : 960
  return [120, 240, 480, 960][config & 3] ?? 0
}

function tags(): Uint8Array {
  const vendor = bytesOf('Balcao')
  const body = new Uint8Array(8 + 4 + vendor.length + 4)
  body.set(bytesOf('OpusTags'))
  new DataView(body.buffer).setUint32(8, vendor.length, true)
  body.set(vendor, 12)
  return body
}

type Page = {
  serial: number
  number: number
  flags: number
  /** Samples up to the end of the page. */
  granule: number
  packets: readonly Uint8Array[]
}

function page({ serial, number, flags, granule, packets }: Page): Uint8Array {
  const segments = segmentsOf(packets)
  const head = new Uint8Array(27 + segments.length)
  const view = new DataView(head.buffer)
  head.set(bytesOf('OggS'))
  head[5] = flags
  view.setBigUint64(6, BigInt(granule), true)
  view.setUint32(14, serial, true)
  view.setUint32(18, number, true)
  head[26] = segments.length
  head.set(segments, 27)
  const whole = joined([head, ...packets])
  new DataView(whole.buffer).setUint32(22, oggCrc(whole), true)
  return whole
}

/** Lengths in pieces of 255, each packet closed by a smaller one. */
function segmentsOf(packets: readonly Uint8Array[]): number[] {
  return packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / 255) }, () => 255),
    length % 255,
  ])
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ (value < 0 ? 0x04_c1_1d_b7 : 0)
  return value
})

/** CRC-32 without reflection, from zero; its own four bytes count as zero. Source: RFC 3533, section 6. */
export function oggCrc(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) crc = (crc << 8) ^ (table[(crc >>> 24) ^ byte] ?? 0)
  return crc >>> 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
