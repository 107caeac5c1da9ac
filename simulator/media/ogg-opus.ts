/**
 * Whether bytes begin as the only Ogg that Meta takes: one stream of Opus with one channel
 * (reference, section 5.5). The first page holds `OpusHead` alone (RFC 7845, section 3).
 */
export function isMonoOpus(bytes: Buffer): boolean {
  if (bytes.length < 28 || bytes.toString('latin1', 0, 4) !== 'OggS') return false
  const head = bytes.subarray(27 + bytes.readUInt8(26))
  return head.length >= 19 && head.toString('latin1', 0, 8) === 'OpusHead' && head[9] === 1
}
