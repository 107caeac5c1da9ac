import { describe, expect, it } from 'vitest'
import { searchableText, storableText } from '../../shared/domain/message-content.ts'
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

  it('of a known type has its shape, and drops what it does not know', () => {
    expect(parseEvent({ ...note, novelty: 1 })).toEqual({ known: true, event: note })
  })

  it('of a type of the future is kept whole', () => {
    const future = { ...place, type: 'hologram-shown', conversationId, novelty: { deep: [1] } }
    expect(parseEvent(future)).toEqual({ known: false, event: future })
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
    ]).toEqual(['oi', null, 'a.pdf edital', null, null])
  })
})
