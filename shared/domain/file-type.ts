/** So many bytes of a file's beginning are enough to tell its type. */
export const HEAD_BYTES = 4100

export const UNKNOWN_TYPE = 'application/octet-stream'

type Signature = { readonly type: string; readonly at: number; readonly bytes: readonly number[] }

const signatures: readonly Signature[] = [
  signature('image/jpeg', 0, 0xff, 0xd8, 0xff),
  signature('image/png', 0, 0x89, ...ascii('PNG\r\n\x1a\n')),
  signature('image/gif', 0, ...ascii('GIF8')),
  signature('image/webp', 8, ...ascii('WEBP')),
  signature('application/pdf', 0, ...ascii('%PDF-')),
  signature('application/zip', 0, ...ascii('PK\x03\x04')),
  // Word, Excel and PowerPoint before 2007 share one container.
  signature('application/x-cfb', 0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
  signature('audio/ogg', 0, ...ascii('OggS')),
  signature('audio/amr', 0, ...ascii('#!AMR')),
  signature('audio/mpeg', 0, ...ascii('ID3')),
  signature('video/webm', 0, 0x1a, 0x45, 0xdf, 0xa3),
]

const inContainer: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'application/zip',
    new Set([
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      'application/vnd.oasis.opendocument.text',
      'application/vnd.oasis.opendocument.spreadsheet',
    ]),
  ],
  [
    'application/x-cfb',
    new Set(['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint']),
  ],
])

/**
 * The type of a file by its bytes. What somebody declared is only believed where the bytes allow
 * it: of a container, which of its kinds; of text, that it is plain. Everything else is unknown,
 * and never shown in place.
 * @param head the first `HEAD_BYTES` bytes, or all of a shorter file.
 */
export function fileType(head: Uint8Array, declared: string): string {
  const plain = plainType(declared)
  const found = sniff(head)
  if (found === null) return plain === 'text/plain' && isText(head) ? 'text/plain' : UNKNOWN_TYPE
  if (inContainer.get(found)?.has(plain)) return plain
  // The same container holds sound alone: which of the two it is, only its tracks would say.
  if (found === 'video/mp4' && plain === 'audio/mp4') return plain
  return found
}

/** Without parameters: `audio/ogg; codecs=opus` is `audio/ogg`. */
export function plainType(mimeType: string): string {
  return mimeType.split(';')[0]?.trim().toLowerCase() ?? ''
}

function sniff(head: Uint8Array): string | null {
  const found = signatures.find(({ at, bytes }) => bytes.every((byte, i) => head[at + i] === byte))
  return found?.type ?? brandOf(head) ?? (isAudioFrame(head) ? frameType(head) : null)
}

/** ISO base media files name their brand: `ftyp` at 4, the brand at 8. */
function brandOf(head: Uint8Array): string | null {
  if (latin(head, 4, 8) !== 'ftyp') return null
  const brand = latin(head, 8, 12)
  if (brand.startsWith('3g')) return 'video/3gpp'
  if (brand.startsWith('M4A')) return 'audio/mp4'
  if (['heic', 'heix', 'mif1', 'avif'].includes(brand)) return 'image/heif'
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4'
}

/** MPEG audio without a tag: eleven bits set, and a layer. ADTS (AAC) has layer 0. */
function isAudioFrame(head: Uint8Array): boolean {
  return head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0
}

function frameType(head: Uint8Array): string {
  return ((head[1] ?? 0) & 0x06) === 0 ? 'audio/aac' : 'audio/mpeg'
}

/** Without control characters but tab and line ends; whether it is UTF-8 is the reader's worry. */
function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
}

function latin(head: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...head.subarray(from, to))
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

function signature(type: string, at: number, ...bytes: number[]): Signature {
  return { type, at, bytes }
}
