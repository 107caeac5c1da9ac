import { describe, expect, test } from 'vitest'
import { fileType } from '../../shared/domain/file-type.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Beginnings of files, what their sender calls them, and what they are. */
const cases: readonly [string, string, string, string][] = [
  ['a JPEG', '\xff\xd8\xff\xe0', 'image/jpeg', 'image/jpeg'],
  ['a JPEG that is called a PNG', '\xff\xd8\xff\xe1', 'image/png', 'image/jpeg'],
  ['a PNG', '\x89PNG\r\n\x1a\n', 'image/png', 'image/png'],
  ['a WebP', 'RIFF\x00\x00\x00\x00WEBP', 'image/webp', 'image/webp'],
  ['a page that is called an image', '<html><script>', 'image/png', 'application/octet-stream'],
  ['a drawing with scripts', '<svg xmlns="', 'image/svg+xml', 'application/octet-stream'],
  ['a program that is called a PDF', 'MZ\x90\x00', 'application/pdf', 'application/octet-stream'],
  ['a PDF', '%PDF-1.7', 'application/pdf', 'application/pdf'],
  ['a text document of Word', 'PK\x03\x04', word, word],
  ['an archive', 'PK\x03\x04', 'application/zip', 'application/zip'],
  [
    'an Android program',
    'PK\x03\x04',
    'application/vnd.android.package-archive',
    'application/zip',
  ],
  ['a voice note', 'OggS\x00\x02', 'audio/ogg; codecs=opus', 'audio/ogg'],
  ['sound in an MP4', '\x00\x00\x00\x18ftypmp42', 'audio/mp4', 'audio/mp4'],
  ['a film', '\x00\x00\x00\x18ftypisom', 'video/mp4', 'video/mp4'],
  ['a film of an old phone', '\x00\x00\x00\x18ftyp3gp5', 'video/3gpp', 'video/3gpp'],
  ['an MP3 without a tag', '\xff\xfb\x90\x64', 'audio/mpeg', 'audio/mpeg'],
  ['AAC', '\xff\xf1\x50\x80', 'audio/aac', 'audio/aac'],
  ['AMR', '#!AMR\n', 'audio/amr', 'audio/amr'],
  ['plain words', 'Bom dia\r\n\tPalmas', 'text/plain', 'text/plain'],
  ['bytes that are called words', 'Bom\x00dia', 'text/plain', 'application/octet-stream'],
  ['nothing', '', 'image/jpeg', 'application/octet-stream'],
]

describe('a file is what its bytes say', () => {
  test.each(cases)('%s', (_, head, declared, type) => {
    expect(fileType(Buffer.from(head, 'latin1'), declared)).toBe(type)
  })
})
