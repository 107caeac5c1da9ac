import { expect, type Page } from '@playwright/test'

/** Writes the list of topics as somebody who supervises, and leaves it on the screen. */
export async function writeTopics(page: Page, ...names: string[]): Promise<void> {
  await page.getByRole('button', { name: /^Conta de / }).click()
  await page.getByRole('menuitem', { name: 'Assuntos' }).click()
  const list = page.getByRole('dialog', { name: 'Assuntos' })
  for (const [place, name] of names.entries()) {
    await list.getByRole('button', { name: 'Novo assunto' }).click()
    const field = list.getByRole('textbox', { name: `Assunto ${place + 1}`, exact: true })
    await expect(field).toBeFocused()
    await field.fill(name)
  }
  await list.getByRole('button', { name: 'Salvar' }).click()
  await expect(list.getByText('Salvo.')).toBeVisible()
}
