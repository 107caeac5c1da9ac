import { lettersOf } from './latin.ts'

/** Of a page's own head, before the table of its segments (RFC 3533, section 6). */
const PAGE_HEAD = 27
const SEGMENTS_AT = 26
const CHANNELS_AT = 9

/**
 * Whether a file begins as the only Ogg that WhatsApp takes: Opus with one channel (reference,
 * section 5.5). Its first page holds `OpusHead` alone (RFC 7845, section 3).
 */
export function isMonoOpus(head: Uint8Array): boolean {
  if (lettersOf(head.subarray(0, 4)) !== 'OggS') return false
  const first = head.subarray(PAGE_HEAD + (head[SEGMENTS_AT] ?? 0))
  return lettersOf(first.subarray(0, 8)) === 'OpusHead' && first[CHANNELS_AT] === 1
}
