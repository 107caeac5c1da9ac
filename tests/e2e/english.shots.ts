import { expect, type Page } from '@playwright/test'
import { en } from '../../renderer/texts/en.ts'
import { shoot, shootLarge } from './shoot.ts'
import { speakEnglish } from './sights.ts'
import { test } from './town.ts'

/** The screens of a day in English, in both themes: `npm run screenshots`. The people are invented. */

const longName = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'

test.setTimeout(300_000)

test('an agent’s screens in English', async ({ town }) => {
  const [ana] = await town.desks('ana')
  await speakEnglish(ana)
  await shoot(ana, 'en-empty')
  for (const [at, name] of [longName, 'Bia Exemplo', 'Caio Exemplo'].entries()) {
    const citizen = await town.simulator.createCitizen({ name, phone: `556399999017${at}` })
    await town.simulator.write(citizen.id, 'Bom dia, a lâmpada da praça queimou')
  }
  await rowOf(ana, longName).click()
  await ana.getByRole('button', { name: en.conversation.claim, exact: true }).click()
  await ana.keyboard.type('Good morning! The team passes there today.')
  await shoot(ana, 'en-conversation')
  await shootLarge(ana, 'en-conversation')
  await ana.keyboard.press('Enter')
  await ana.getByRole('button', { name: en.citizen.show, exact: true }).click()
  await shoot(ana, 'en-citizen')
  await ana.keyboard.press('Control+k')
  await shoot(ana, 'en-palette')
  await ana.keyboard.press('Escape')
  await ana.keyboard.press('Control+,')
  await expect(ana.getByRole('dialog', { name: en.settings.title })).toBeVisible()
  await shoot(ana, 'en-settings')
  await shootLarge(ana, 'en-settings')
  await ana.keyboard.press('Escape')
  await ana.keyboard.press('F1')
  await shoot(ana, 'en-shortcuts')
  await ana.keyboard.press('Escape')
  await town.relay.kill()
  await expect(ana.getByRole('status').filter({ hasText: en.status.disconnected })).toBeVisible()
  await shoot(ana, 'en-offline')
  await town.relay.restart()
})

test('a supervisor’s screens in English', async ({ town }) => {
  const [carla] = await town.desks('carla')
  await speakEnglish(carla)
  await shoot(carla, 'en-overview')
  for (const title of [en.opening.title, en.canned.title, en.topics.title]) {
    await carla.keyboard.press('Control+k')
    await carla.getByRole('dialog').getByRole('combobox').fill(title)
    await expect(carla.getByRole('option', { selected: true })).toContainText(title)
    await carla.keyboard.press('Enter')
    await expect(carla.getByRole('dialog', { name: title })).toBeVisible()
    await shoot(carla, `en-${title.toLowerCase().replaceAll(' ', '-')}`)
    await carla.keyboard.press('Escape')
  }
})

function rowOf(page: Page, name: string) {
  return page.getByRole('option').filter({ hasText: name }).first()
}
