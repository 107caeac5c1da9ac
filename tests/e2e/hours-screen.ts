import type { Page } from '@playwright/test'

/** The screen on which the opening hours are read and changed. */
export async function openHours(desk: Page) {
  await desk.getByRole('button', { name: /^Conta de/ }).click()
  await desk.getByRole('menuitem', { name: 'Horário de atendimento', exact: true }).click()
  return desk.getByRole('dialog', { name: 'Horário de atendimento', exact: true })
}
