import { expect, type Page } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** More than a screen of them stands between what is looked for and the newest. */
const BETWEEN = 40

test('words, phrases and filters lead to the line that was meant, also within a long conversation', async ({
  town,
}) => {
  const { simulator } = town
  const [ana] = await town.desks('ana')
  const bia = await simulator.createCitizen({ name: 'Bia Exemplo', phone: '5563999990091' })
  const caio = await simulator.createCitizen({ name: 'Caio Exemplo', phone: '5563999990092' })
  await simulator.write(bia.id, 'O poste da praça caiu ontem')
  for (let line = 0; line < BETWEEN; line += 1) await simulator.write(bia.id, `Recado ${line}`)
  await simulator.write(bia.id, 'Da praça ninguém sabe, do poste também não')
  await simulator.write(caio.id, 'O POSTE da minha rua pisca')
  await expect(row(ana, 'Caio Exemplo')).toBeVisible()
  await expect(row(ana, 'Bia Exemplo')).toContainText('Da praça ninguém sabe')

  await ana.keyboard.press('Control+Shift+F')
  const dialog = ana.getByRole('dialog', { name: 'Buscar nas conversas' })
  const field = dialog.getByRole('searchbox', { name: 'Buscar em todas as conversas' })
  const hits = dialog.getByRole('option')
  await expect(field).toBeFocused()
  await expect(dialog).toContainText('Também se pode escrever')
  await expectNoFindings(ana)

  await ana.keyboard.type('poste pra')
  await expect(hits).toHaveCount(2)
  await expect(dialog.getByRole('status')).toHaveText('2 resultados')
  await expect(hits.first().locator('mark')).toHaveText(['praça', 'poste'])
  await field.fill('"poste da"')
  await expect(hits).toHaveCount(2)
  await expect(hits.first()).toContainText('Caio Exemplo')
  await field.fill('"poste da" de:')
  await ana.keyboard.type('bia ')
  await expect(dialog.getByRole('button', { name: 'Tirar o filtro Cidadão: bia' })).toBeVisible()
  await expect(hits).toHaveCount(1)
  // The field names the hit that is active half a second after the hits have changed.
  const namesAHit = (input: HTMLElement | SVGElement) =>
    document.getElementById(input.getAttribute('aria-activedescendant') ?? '') !== null
  await expect.poll(() => field.evaluate(namesAHit)).toBe(true)
  await expectNoFindings(ana)

  await dialog.getByRole('button', { name: 'Período' }).click()
  await ana.getByRole('menuitem', { name: 'ontem' }).click()
  await expect(dialog).toContainText('Tire um filtro, ou tente menos palavras.')
  await expect(field).toBeFocused()
  await dialog.getByRole('button', { name: /^Tirar o filtro Período/ }).click()
  await dialog.getByRole('button', { name: 'Anexo' }).press('Enter')
  await expect(ana.getByRole('menuitem', { name: 'foto' })).toBeVisible()
  await ana.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  await field.focus()
  await expect(hits).toHaveCount(1)
  await ana.keyboard.press('ArrowDown')
  await ana.keyboard.press('Enter')

  const log = ana.getByRole('log', { name: 'Conversa com Bia Exemplo' })
  await expect(log.getByText('O poste da praça caiu ontem')).toBeInViewport()
  await expect(log.getByText('Recado 0', { exact: true })).toBeInViewport()
  await expect.poll(() => painted(ana)).toEqual(['poste da'])

  await ana.keyboard.press('Control+Shift+F')
  await dialog.getByRole('button', { name: /^Buscar de novo: Cidadão: bia/ }).click()
  await expect(hits).toHaveCount(1)
  await field.press('Control+a')
  await ana.keyboard.press('Delete')
  await ana.keyboard.press('Backspace')
  await expect(dialog).toContainText('Também se pode escrever')
  await ana.keyboard.type('atendeu:ninguem ')
  await expect(dialog).toContainText('Nenhum agente com “ninguem” no nome.')
  await ana.keyboard.press('Backspace')
  await ana.keyboard.type('agente:ninguem ')
  await expect(dialog).toContainText('Nenhum agente com “ninguem” no nome.')
  await ana.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await ana.keyboard.press('Control+f')
  const bar = ana.getByRole('search', { name: 'Buscar nesta conversa' })
  await expect(bar.getByRole('textbox')).toBeFocused()
  await ana.keyboard.type('poste')
  await expect(bar.getByRole('status')).toHaveText('1 de 2')
  await expect(log.getByText('Da praça ninguém sabe')).toBeInViewport()
  await expectNoFindings(ana)
  await ana.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toHaveText('2 de 2')
  await expect(log.getByText('O poste da praça caiu ontem')).toBeInViewport()
  await expect.poll(() => painted(ana)).toContain('poste')
  await simulator.write(bia.id, 'E o poste?')
  await expect(bar.getByRole('status')).toHaveText('3 de 3')
  await expect(log.getByText('O poste da praça caiu ontem')).toBeInViewport()
  await ana.keyboard.press('Shift+Enter')
  await expect(bar.getByRole('status')).toHaveText('2 de 3')
  await bar.getByRole('textbox').fill('nada disso')
  await expect(bar.getByRole('status')).toHaveText('Nada encontrado')
  await ana.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await expect(log).toBeVisible()
  await expect.poll(() => painted(ana)).toEqual([])
})

/** What stands out in the conversation, as the browser paints it. */
function painted(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(CSS.highlights.get('found-words') ?? [])].map(String))
}
