import type { Page } from '@playwright/test'

/** As she chooses it herself: how long what she sends can be undone. */
export async function chooseUndo(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /^Conta de / }).click()
  await page.getByRole('menuitem', { name: 'Configurações', exact: true }).click()
  const settings = page.getByRole('dialog', { name: 'Configurações' })
  await settings.getByRole('tab', { name: 'Escrever', exact: true }).click()
  await settings.getByRole('radio', { name: words, exact: true }).click({ force: true })
  await page.keyboard.press('Escape')
}
