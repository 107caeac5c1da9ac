import { expect } from '@playwright/test'
import { shoot, shootLarge } from './shoot.ts'
import { test } from './town.ts'

test('do not disturb and the times without notices', async ({ town }) => {
  const [ana] = await town.desks('ana')
  await ana.keyboard.press('Alt+z')
  const peace = ana.getByRole('dialog', { name: 'Não perturbe' })
  await expect(peace).toBeVisible()
  await shoot(ana, 'quiet-asking')
  await peace.getByRole('button', { name: /^Até amanhã/ }).click()
  await shoot(ana, 'quiet-on')
  await ana.keyboard.press('Control+,')
  const settings = ana.getByRole('dialog', { name: 'Configurações' })
  await settings.getByRole('tab', { name: 'Avisos', exact: true }).click()
  for (const _ of [1, 2, 3]) await settings.getByRole('button', { name: 'Novo horário' }).click()
  await settings.getByRole('textbox', { name: 'Fim do horário 1' }).fill('9x')
  await settings.getByRole('button', { name: 'Novo horário' }).scrollIntoViewIfNeeded()
  await shoot(ana, 'quiet-spans')
  await shootLarge(ana, 'quiet-spans')
})
