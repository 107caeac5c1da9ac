import { describe, expect, it } from 'vitest'
import type { EditedContent } from '../../shared/domain/content/changes.ts'
import { storableText } from '../../shared/domain/content/text.ts'
import { searchableText, withEdit } from '../../shared/domain/message-content.ts'
import { conversationOf, parseEvent } from '../../shared/events.ts'
import { conversationId, id, NOON } from '../support/cases.ts'

describe('an event at a border', () => {
  const place = { seq: 1, at: NOON }
  const note = {
    ...place,
    type: 'note-added',
    conversationId,
    attendanceId: id('2'),
    agentId: id('a'),
    commandId: id('9'),
    noteId: id('7'),
    content: { text: 'ver a área' },
  }

  it('of a known type has its shape; what it does not know is only kept', () => {
    const original = { ...note, novelty: 1 }
    expect(parseEvent(original)).toEqual({ known: true, event: note, original })
  })

  it.each([
    ['of a kind of the future', 'hologram', { kind: 'hologram', beams: 3 }, 'hologram'],
    ['of a known kind in another shape', 'text', { kind: 'text', words: [] }, 'text'],
    ['that is none', 'text', 7, 'missing'],
  ])(
    'with content %s is read as content that cannot be shown',
    (_, kind, content, whatsappType) => {
      const message = {
        ...{ ...place, type: 'message-received', conversationId, attendanceId: id('2') },
        ...{ messageId: id('3'), whatsappId: 'wamid.1', sentAt: NOON, receivedAt: NOON },
        replyTo: null,
      }
      const parsed = parseEvent({ ...message, kind, content })
      expect(parsed).toEqual({
        known: true,
        event: {
          ...message,
          kind: kind === 'hologram' ? 'unknown' : kind,
          content: { kind: 'unknown', whatsappType },
        },
        original: { ...message, kind, content },
      })
    },
  )

  it('of a type of the future is kept whole', () => {
    const future = { ...place, type: 'hologram-shown', conversationId, novelty: { deep: [1] } }
    expect(parseEvent(future)).toEqual({ known: false, event: future })
  })

  it('that gives a scheduled reply back is read whatever the reason: its author has her words again', () => {
    const returned = {
      ...{ ...place, type: 'schedule-returned', conversationId, attendanceId: id('2') },
      ...{ scheduleId: id('7'), agentId: id('a'), scheduledSeq: 1, reason: 'stars-unfavourable' },
    }
    expect(parseEvent(returned)).toEqual({
      ...{ known: true, event: { ...returned, reason: 'record-restored' }, original: returned },
    })
  })

  it('whose content was erased is read all the same', () => {
    expect(parseEvent({ ...note, content: null })).toMatchObject({ known: true })
  })

  it.each([
    ['without a place', { ...note, seq: undefined }],
    ['of a known type in another shape', { ...note, noteId: 7 }],
    ['that is none', 'oi'],
    ['with a place before the first', { ...note, seq: 0 }],
  ])('%s is refused', (_, value) => {
    expect(() => parseEvent(value)).toThrow()
  })

  it('says which conversation it belongs to', () => {
    expect([conversationOf(note), conversationOf({ type: 'agent-saved' })]).toEqual([
      conversationId,
      null,
    ])
  })
})

describe('a text', () => {
  it('is made storable: no NUL, no lone surrogate; the rest as it was', () => {
    expect(storableText('a\u0000\ud83d 👍 ção')).toBe('a\uFFFD\uFFFD 👍 ção')
  })

  it('is searched for where a message has words', () => {
    const media = { mediaId: '1', mimeType: 'x', sha256: null }
    expect([
      searchableText({ kind: 'text', text: 'oi' }),
      searchableText({ kind: 'image', ...media, caption: null }),
      searchableText({ kind: 'document', ...media, filename: 'a.pdf', caption: 'edital' }),
      searchableText({ kind: 'location', latitude: 1, longitude: 2, name: null, address: null }),
      searchableText({ kind: 'reaction', target: 'x', emoji: '👍' }),
      searchableText({ kind: 'edit', target: 'x', edited: { kind: 'text', text: 'olá' } }),
      searchableText({ kind: 'form', name: null, answers: [{ field: 'bairro', value: 'Sul' }] }),
    ]).toEqual(['oi', null, 'a.pdf edital', null, null, 'olá', 'Sul'])
  })
})

describe('an edited message', () => {
  const photo = { kind: 'image', mediaId: '1', mimeType: 'x', sha256: null, caption: 'a' } as const
  const edit = (edited: EditedContent) => ({ kind: 'edit', target: 'x', edited }) as const

  it('has the new words; its file stays the one that was first sent', () => {
    expect([
      withEdit({ kind: 'text', text: 'a' }, edit({ kind: 'text', text: 'b' })),
      withEdit(photo, edit({ kind: 'text', text: 'b' })),
      withEdit(photo, edit({ ...photo, mediaId: '2', caption: 'b' })),
      withEdit(photo, edit({ kind: 'unknown', whatsappType: 'poll' })),
      withEdit(null, edit({ kind: 'text', text: 'b' })),
      withEdit(photo, null),
    ]).toEqual([
      { kind: 'text', text: 'b' },
      { ...photo, caption: 'b' },
      { ...photo, caption: 'b' },
      { kind: 'unknown', whatsappType: 'poll' },
      { kind: 'text', text: 'b' },
      null,
    ])
  })
})
