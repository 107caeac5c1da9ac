import { expect, type Page } from '@playwright/test'

/** The screen on which canned replies are written. */
export async function openManager(desk: Page) {
  await desk.getByRole('button', { name: /^Conta de/ }).click()
  await desk.getByRole('menuitem', { name: 'Respostas prontas', exact: true }).click()
  return desk.getByRole('dialog', { name: 'Respostas prontas', exact: true })
}

export async function writeReply(desk: Page, shortcut: string, text: string): Promise<void> {
  const manager = await openManager(desk)
  await manager.getByRole('button', { name: 'Nova resposta', exact: true }).click()
  await manager.getByRole('textbox', { name: 'Nome curto', exact: true }).fill(shortcut)
  await manager.getByRole('textbox', { name: 'Texto', exact: true }).fill(text)
  await manager.getByRole('button', { name: 'Salvar', exact: true }).click()
  await expect(manager.getByText('Salva.', { exact: true })).toBeVisible()
  await manager.getByRole('button', { name: 'Fechar', exact: true }).click()
}
