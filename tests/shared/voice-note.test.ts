import { expect, test } from 'vitest'
import { isMonoOpus } from '../../shared/audio/mono-opus.ts'
import { readWebmOpus } from '../../shared/audio/read-webm.ts'
import {
  LONGEST_SECONDS,
  microphoneProblem,
  PLAYED_IN_PLACE_BYTES,
  recordingLimit,
  voiceNoteOf,
} from '../../shared/audio/voice-note.ts'
import { oggCrc, samplesOf, secondsOf, writeOggOpus } from '../../shared/audio/write-ogg.ts'
import { opusHead, opusPacket, webm } from '../support/recorded-webm.ts'

/** From what Chromium records to what WhatsApp takes, without decoding: WebM/Opus to Ogg/Opus. */

test('each packet of a recording is in the Ogg file, in its order, with its time', () => {
  const packets = Array.from({ length: 120 }, (_, at) => opusPacket(60 + (at % 5)))
  const recorded = readWebmOpus(webm(packets))
  if (!recorded) throw new Error('It could not be read.')
  expect([recorded.packets.length, secondsOf(recorded)]).toEqual([120, 2.4])
  const pages = readOgg(writeOggOpus(recorded, 7))
  expect(pages.map(({ flags }) => flags)).toEqual([2, 0, 0, 0, 4])
  expect(pages.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4])
  expect(pages.map(({ granule }) => granule)).toEqual([0, 0, 48_000, 96_000, 115_200])
  expect(pages[0]?.packets).toEqual([opusHead])
  expect(text(pages[1]?.packets[0]?.subarray(0, 8))).toBe('OpusTags')
  expect(pages.slice(2).flatMap((page) => page.packets)).toEqual(packets)
})

test('packets of 255 bytes and more are closed, and a page takes no more than it can list', () => {
  const packets = Array.from({ length: 60 }, (_, at) => opusPacket(at % 2 === 0 ? 255 : 1400))
  const pages = readOgg(writeOggOpus({ head: opusHead, packets }, 7)).slice(2)
  expect(pages.flatMap((page) => page.packets)).toEqual(packets)
  expect(pages.length).toBeGreaterThan(1)
})

test.each([
  ['one frame of 60 ms', [0x18], 2880],
  ['two frames of 20 ms', [0x79], 1920],
  ['three frames of 2.5 ms', [0x83, 0x03], 360],
])('%s is as long as it sounds', (_, first, samples) => {
  expect(samplesOf(Uint8Array.from(first))).toBe(samples)
})

test('what is no recording, has no sound, or was cut off is not taken for one', () => {
  const whole = webm([opusPacket(60)])
  const others = [Uint8Array.of(), Uint8Array.of(0, 1, 2), webm([]), whole.subarray(0, -10)]
  expect(others.map(readWebmOpus)).toEqual([null, null, null, null])
  const vorbis = webm([opusPacket(60)], 'A_VORBIS')
  expect(readWebmOpus(vorbis)).toBeNull()
})

test('what was recorded in two channels comes out in one, as WhatsApp wants it', () => {
  const two = Uint8Array.from(opusHead, (byte, at) => (at === 9 ? 2 : byte))
  const [first] = readOgg(writeOggOpus({ head: two, packets: [opusPacket(60)] }, 7))
  expect(first?.packets).toEqual([opusHead])
})

test('a voice note is known by its beginning; stereo, another codec and half a page are none', () => {
  const note = writeOggOpus({ head: opusHead, packets: [opusPacket(60)] }, 7)
  expect(isMonoOpus(note.subarray(0, 100))).toBe(true)
  const stereo = Uint8Array.from(note, (byte, at) => (at === 28 + 9 ? 2 : byte))
  const others = [stereo, note.subarray(0, 30), note.subarray(1), Uint8Array.of()]
  expect(others.map(isMonoOpus)).toEqual([false, false, false, false])
})

test('a recording becomes a voice note with its length, and one without sound becomes none', () => {
  expect(voiceNoteOf(webm([opusPacket(60), opusPacket(60)]), 7)?.seconds).toBe(0.04)
  expect(voiceNoteOf(webm([]), 7)).toBeNull()
})

test.each([
  ['a short one', 10, 20_000, null],
  ['one that a phone still plays in its place', 200, PLAYED_IN_PLACE_BYTES, null],
  ['a larger one', 200, PLAYED_IN_PLACE_BYTES + 1, 'large'],
  ['the longest', LONGEST_SECONDS, 1_000_000, 'over'],
] as const)('of a recording: %s', (_, seconds, bytes, limit) => {
  expect(recordingLimit({ seconds, bytes })).toBe(limit)
})

test.each([
  ['NotFoundError', 'none'],
  ['NotAllowedError', 'refused'],
  ['NotReadableError', 'busy'],
  ['TypeError', null],
] as const)('%s says of the microphone: %s', (name, problem) => {
  expect(microphoneProblem(name)).toBe(problem)
})

type OggPage = { flags: number; granule: number; number: number; packets: Uint8Array[] }

/** Another reader than the writer's own words; each page's checksum is reckoned anew. */
function readOgg(bytes: Uint8Array): OggPage[] {
  const pages: OggPage[] = []
  let at = 0
  while (at < bytes.length) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at)
    expect(text(bytes.subarray(at, at + 4))).toBe('OggS')
    const count = view.getUint8(26)
    const packets: Uint8Array[] = []
    let from = at + 27 + count
    let length = 0
    for (let segment = 0; segment < count; segment += 1) {
      const size = view.getUint8(27 + segment)
      length += size
      if (size === 255) continue
      packets.push(bytes.slice(from, from + length))
      from += length
      length = 0
    }
    const whole = bytes.slice(at, from)
    whole.fill(0, 22, 26)
    expect(view.getUint32(22, true)).toBe(oggCrc(whole))
    pages.push({
      ...{ flags: view.getUint8(5), number: view.getUint32(18, true), packets },
      granule: Number(view.getBigUint64(6, true)),
    })
    at = from
  }
  return pages
}

function letters(words: string): number[] {
  return [...new TextEncoder().encode(words)]
}

function text(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}

test('the checksum is that of RFC 3533', () => {
  // CRC-32 with polynomial 04c11db7, from zero, of "123456789".
  expect(oggCrc(Uint8Array.from(letters('123456789')))).toBe(0x89_a1_89_7f)
})
