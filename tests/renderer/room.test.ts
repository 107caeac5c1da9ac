import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { ListForm } from '../../renderer/design/ListForm.tsx'
import { roomForLines, roomInAll, tooManyLines } from '../../renderer/design/room.ts'
import { SharedForm } from '../../renderer/design/SharedForm.tsx'
import { ptBr } from '../../renderer/texts/pt-br.ts'
import { MOST_DOCUMENT_BYTES } from '../../shared/domain/office/document-size.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: () => new Promise(() => {}), isDesktop: false }))

/** What a form says of its limits before they are reached, and when they are. */

type Line = { name: string; isRetired: boolean }

const lines = (count: number): Line[] =>
  Array.from({ length: count }, (_, place) => ({ name: `Linha ${place}`, isRetired: place > 50 }))

const listOf = (count: number) =>
  renderToStaticMarkup(
    createElement(ListForm<Line>, {
      ...{ body: lines(count), saved: [], isReadOnly: false, onChange: () => {} },
      ...{ idOf: ({ name }: Line) => name, make: () => ({ name: '', isRetired: false }), most: 60 },
      words: { ...ptBr.fields },
      fields: () => null,
    }),
  )

const addIn = (html: string) => /<button[^>]*>(?:(?!<\/button>).)*Novo campo/.exec(html)?.[0] ?? ''

describe('a list', () => {
  test('takes lines without a word while there is room, and tells how many are left before it is full', () => {
    expect(listOf(50)).not.toContain('comporta')
    expect(listOf(56)).toContain('Cabem mais 4.')
    expect(listOf(59)).toContain('Cabe mais 1.')
    expect(addIn(listOf(59))).not.toContain('disabled=""')
  })

  test('that is full says so beside the button, which adds nothing more', () => {
    const html = listOf(60)
    expect(html).toContain('A lista está cheia: comporta 60 linhas')
    expect(addIn(html)).toContain('disabled=""')
    expect(roomForLines(60, 60, ptBr)?.isFull).toBe(true)
  })

  test('of an older version with what came since says by how much it is too long', () => {
    expect(tooManyLines(60, 60, ptBr)).toBeNull()
    expect(tooManyLines(63, 60, ptBr)).toContain('63 linhas')
  })
})

describe('a document', () => {
  const ofBytes = (bytes: number) => 'a'.repeat(bytes - 2)

  test('tells how much of the server’s limit it takes when that is nearly all', () => {
    expect(roomInAll(ofBytes(MOST_DOCUMENT_BYTES / 2), ptBr)).toBeNull()
    expect(roomInAll(ofBytes(MOST_DOCUMENT_BYTES * 0.95), ptBr)).toEqual({
      ...{ isFull: false, words: ptBr.documents.nearlyTooLarge(95) },
    })
    expect(roomInAll(ofBytes(MOST_DOCUMENT_BYTES * 1.095), ptBr)).toEqual({
      ...{ isFull: true, words: ptBr.documents.tooLarge(10) },
    })
  })

  test('that is too large says so before anybody tries to save it', () => {
    const html = renderToStaticMarkup(
      createElement(SharedForm<string>, {
        ...{ name: 'test', title: 'Áreas', words: ptBr.documents },
        shared: {
          ...{ body: ofBytes(MOST_DOCUMENT_BYTES * 1.5), basedOn: null },
          ...{ mayEdit: true, unconfirmed: null },
        },
        ...{ problemOf: () => null, tidy: (body: string) => body },
        ...{ onSave: async () => null, onForget: async () => {}, children: () => null },
      }),
    )
    expect(html).toContain('passa 50% do que o servidor aceita')
  })
})
