import { describe, expect, test } from 'vitest'
import {
  type Attachment,
  attachmentContent,
  attachmentProblem,
} from '../../shared/domain/attachment.ts'
import { attachmentRefusal } from '../../shared/domain/decide-media.ts'

const MEGABYTE = 1024 * 1024

const photo: Attachment = {
  sha256: 'a'.repeat(64),
  size: 1000,
  mimeType: 'image/jpeg',
  width: 800,
  height: 600,
  kind: 'image',
  filename: 'foto.jpg',
}

const voice: Attachment = {
  ...photo,
  ...{ mimeType: 'audio/ogg', kind: 'audio', width: null, height: null },
}

/** Source: Cloud API reference, section 5.5. */
const limits: readonly [string, number][] = [
  ['image/png', 5 * MEGABYTE],
  ['video/mp4', 16 * MEGABYTE],
  ['audio/ogg; codecs=opus', 16 * MEGABYTE],
  ['application/pdf', 100 * MEGABYTE],
]

describe('WhatsApp takes a file', () => {
  test.each(limits)('of type %s up to %i bytes', (mimeType, maximum) => {
    expect(attachmentProblem({ mimeType, size: maximum })).toBeNull()
    expect(attachmentProblem({ mimeType, size: maximum + 1 })).toEqual({
      problem: 'too-large',
      maximum,
    })
  })

  test.each(['image/webp', 'application/zip', 'application/octet-stream', 'video/webm'])(
    'but none of type %s',
    (mimeType) => {
      expect(attachmentProblem({ mimeType, size: 10 })).toEqual({ problem: 'wrong-type' })
    },
  )

  test('nor an empty one', () => {
    expect(attachmentProblem({ mimeType: 'application/pdf', size: 0 })).toEqual({
      problem: 'empty',
    })
  })
})

describe('a reply with a file', () => {
  test('may go without words, and with a caption of 1,024 letters', () => {
    expect(attachmentRefusal(photo, '')).toBeNull()
    expect(attachmentRefusal(photo, 'a'.repeat(1024))).toBeNull()
    expect(attachmentRefusal(photo, 'a'.repeat(1025))).toEqual({ reason: 'caption-too-long' })
  })

  test('has no caption where it is sound', () => {
    expect(attachmentRefusal(voice, 'escute')).toEqual({ reason: 'caption-too-long' })
  })

  test('is refused when the file is not of the kind it says', () => {
    const disguised = { ...photo, mimeType: 'application/pdf' }
    expect(attachmentRefusal(disguised, '')).toEqual({ reason: 'attachment-not-accepted' })
  })

  test('holds the file, and a name that is safe to show', () => {
    const document = { ...photo, kind: 'document', filename: '../edital.pdf' } as const
    const { kind, filename, ...file } = document
    expect(attachmentContent(document, '')).toEqual({
      ...{ kind, mediaId: null, mimeType: 'image/jpeg', sha256: null, file },
      ...{ filename: 'edital.pdf', caption: null },
    })
    expect(attachmentContent(voice, '')).toMatchObject({
      ...{ kind: 'audio', mimeType: 'audio/ogg; codecs=opus', voice: true },
    })
    const music = { ...voice, mimeType: 'audio/mpeg' }
    expect(attachmentContent(music, '')).toMatchObject({ mimeType: 'audio/mpeg', voice: false })
  })
})
