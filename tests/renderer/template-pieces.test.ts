import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { templatePieces } from '../../renderer/features/templates/template-pieces.tsx'

const text = (html: string) => html.replaceAll(/<[^>]+>/g, '')
const drawn = (...asked: Parameters<typeof templatePieces>) =>
  renderToStaticMarkup(createElement('p', null, ...templatePieces(...asked)))

test('a template’s blanks stand out by their names, without braces, and what is filled in is read', () => {
  const html = drawn('Olá, {{nome}}! Até {{ 2 }}.')
  expect(text(html)).toBe('Olá, nome! Até 2.')
  expect(html.match(/<mark/g)).toHaveLength(2)
  expect(text(drawn('Olá, {{nome}}!', () => 'Bia'))).toBe('Olá, Bia!')
})
