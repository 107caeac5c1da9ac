import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { root } from '../../tools/root.ts'
import { chooseUndo } from './later-screen.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Pictures of what leaves later, or comes back later, in both themes: `npm run screenshots`. */
const folder = join(root, 'test-results', 'screenshots')
mkdirSync(folder, { recursive: true })

test.setTimeout(240_000)

test('a reply that can still be undone', async ({ town }) => {
  const [ana] = await town.desks('ana')
  await chooseUndo(ana, 'Por 10 segundos')
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990081' })
  await town.simulator.write(citizen.id, 'A lâmpada da praça queimou')
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Já avisei a equipe, que vai até a praça amanhã cedo.')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('button', { name: 'Desfazer', exact: true })).toBeVisible()
  await shoot(ana, 'undo-held')
  await ana.setViewportSize({ width: 640, height: 400 })
  await shoot(ana, 'undo-held-200')
  await ana.setViewportSize({ width: 1280, height: 800 })
  await ana.getByRole('button', { name: /^A enviar/ }).click()
  await shoot(ana, 'undo-unsent')
  await ana.keyboard.press('Escape')
  await ana.getByRole('button', { name: /^Conta de / }).click()
  await shoot(ana, 'undo-setting')
})

async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
}
