import { expect, it } from 'vitest'
import { firstName } from '../../../shared/domain/canned/first-name.ts'

it.each([
  ['Joana Exemplo', 'Joana'],
  ['Joana', 'Joana'],
  ['JOANA EXEMPLO', 'Joana'],
  ['joana', 'Joana'],
  ['~ Joana ✨', 'Joana'],
  ['❤️ Zé', 'Zé'],
  ['Dra. Íris Fictícia', 'Íris'],
  ['dona maria', 'Maria'],
  ["joana d'arc", 'Joana'],
  ['ANA-CLARA Exemplo', 'Ana-Clara'],
  ['McCoy Exemplo', 'McCoy'],
  ['Ọlá Exemplo', 'Ọlá'],
  ['J', null],
  ['😀😀', null],
  ['63999990001', null],
  ['Loja do Zé', null],
  ['Dra.', null],
  ['', null],
  [null, null],
])('%s is called %s', (name, called) => {
  expect(firstName(name)).toBe(called)
})
