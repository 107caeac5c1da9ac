import type { Page } from '@playwright/test'

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
