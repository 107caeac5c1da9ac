import type { Page } from '@playwright/test'

/** As she chooses it herself: how long what she sends can be undone. */
export async function chooseUndo(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /^Conta de / }).click()
  await page.getByRole('menuitemradio', { name: words, exact: true }).click()
  await page.keyboard.press('Escape')
}
