import { expect, type Page } from '@playwright/test'
import { row } from './sights.ts'
import type { Town } from './town.ts'

/** What tests do with registrations and the broadcast list on the screen. */

export const panelOf = (desk: Page) =>
  desk.getByRole('complementary', { name: 'Cidadão', exact: true })
export const inPanel = (desk: Page, name: string) =>
  panelOf(desk).getByRole('button', { name, exact: true })
export const log = (desk: Page) => desk.getByRole('log')

/** A citizen whose case is claimed and whose panel stands open. */
export async function attended(
  town: Town,
  desk: Page,
  name: string,
  phone: string,
  says = 'Bom dia',
) {
  const citizen = await town.simulator.createCitizen({ name, phone })
  await town.simulator.write(citizen.id, says)
  await row(desk, name).click()
  await desk.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(desk.getByRole('button', { name: 'Encerrar', exact: true })).toBeVisible()
  if (!(await panelOf(desk).isVisible())) await desk.keyboard.press('Control+i')
  await expect(inPanel(desk, 'Perguntar se quer participar…')).toBeVisible()
  return citizen
}

export async function ask(desk: Page): Promise<void> {
  await inPanel(desk, 'Perguntar se quer participar…').click()
  await inPanel(desk, 'Enviar a pergunta').click()
  await expect(panelOf(desk).getByText('Perguntamos: falta a resposta')).toBeVisible()
}

export async function accept(
  town: Town,
  desk: Page,
  citizenId: string,
  words: string,
): Promise<void> {
  await town.simulator.write(citizenId, words)
  await expect(panelOf(desk).getByRole('radio', { name: words })).toBeChecked()
  await inPanel(desk, 'Aceitou').click()
  await expect(panelOf(desk).getByText('Está na lista: aceitou')).toBeVisible()
}

export async function openList(desk: Page) {
  await desk.getByRole('button', { name: /^Conta de/ }).click()
  await desk.getByRole('menuitem', { name: 'Lista de transmissão', exact: true }).click()
  return desk.getByRole('dialog', { name: 'Lista de transmissão' })
}

/** Chooses a file for the import and waits until it is checked. */
export async function chooseList(imports: ReturnType<Page['getByRole']>, lines: readonly string[]) {
  const [chooser] = await Promise.all([
    imports.page().waitForEvent('filechooser'),
    imports.getByRole('button', { name: 'Arquivo CSV' }).click(),
  ])
  // As an older spreadsheet writes it.
  const buffer = Buffer.from(lines.join('\r\n'), 'latin1')
  await chooser.setFiles({ name: 'cadastro-antigo.csv', mimeType: 'text/csv', buffer })
}
