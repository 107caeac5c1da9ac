import { beforeEach, expect, test, vi } from 'vitest'
import { createTextMenu } from '../../../main/electron/menu.ts'
import { menuWordsIn } from '../../../main/electron/menu-words.ts'
import { checkSpelling } from '../../../main/electron/spelling.ts'
import {
  type Menu,
  resetStandIn,
  session,
  standIn,
  WebContents,
} from '../../support/stand-in-electron.ts'

vi.mock('electron', () => import('../../support/stand-in-electron.ts'))

beforeEach(resetStandIn)

type Params = Parameters<typeof createTextMenu>[0]
type Contents = Parameters<typeof createTextMenu>[1]
type Checked = Parameters<typeof checkSpelling>[0]

/** The right mouse button in the reply, on a word. */
function menuOn(misspelledWord: string, dictionarySuggestions: string[]) {
  const params = { isEditable: true, selectionText: '', misspelledWord, dictionarySuggestions }
  const contents = new WebContents() as unknown as Contents
  const menu = createTextMenu(params as unknown as Params, contents, menuWordsIn['pt-BR'])
  return (menu as unknown as Menu).template
}

test('Portuguese is checked, with the dictionary of the place that the policy names', () => {
  checkSpelling(session.defaultSession as unknown as Checked, undefined)
  expect(standIn.spelling).toMatchObject({ languages: ['pt-BR'], dictionariesUrl: null })
  checkSpelling(session.defaultSession as unknown as Checked, 'https://ti.example.org/dic/')
  expect(standIn.spelling.dictionariesUrl).toBe('https://ti.example.org/dic/')
})

test('a wrong word is offered what may be meant, before what every text is', () => {
  const items = menuOn('exelente', ['excelente', 'exultante'])
  expect(items.slice(0, 2).map(({ label }) => label)).toEqual(['excelente', 'exultante'])
  expect(items[2]).toEqual({ type: 'separator' })
  expect(items.some(({ role }) => role === 'paste')).toBe(true)
  items[0]?.click?.()
  expect(standIn.spelling).toMatchObject({ replaced: ['excelente'] })
})

test('one without any likeness says so, and a right one offers nothing of it', () => {
  expect(menuOn('xqzw', [])[0]?.label).toBe('Nenhuma sugestão de grafia')
  expect(menuOn('', []).some(({ label }) => label === 'Nenhuma sugestão de grafia')).toBe(false)
})
