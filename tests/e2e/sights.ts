import { expect, type Page } from '@playwright/test'

/** What tests look for on the screen, by role and name. */

export function row(page: Page, name: string) {
  return page
    .getByRole('region', { name: 'Fila', exact: true })
    .locator('[role=option], [role=row], [role=listitem], li')
    .filter({ hasText: name })
    .first()
}

export function tick(within: ReturnType<Page['getByRole']>, name: string) {
  return within.getByText(name, { exact: true }).or(within.getByLabel(name, { exact: true }))
}

export function connection(page: Page, words: string) {
  return page.getByRole('status').filter({ hasText: words })
}

/** By the palette, from Portuguese. */
export async function speakEnglish(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog').getByRole('combobox')
  await expect(palette).toBeFocused()
  await palette.fill('English')
  await expect(page.getByRole('option', { selected: true })).toContainText('English')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Account of/ })).toBeVisible()
}
