import { expect } from '@playwright/test'
import { shoot, shootLarge } from './shoot.ts'
import { row } from './sights.ts'
import { writeTopics } from './topics-screen.ts'
import { test } from './town.ts'

/** Pictures of what attendances are about, in both themes: `npm run screenshots`. */
test.setTimeout(240_000)

test('topics: where they are written, chosen and shown', async ({ town }) => {
  const [carla] = await town.desks('carla')
  const long = 'Iluminação pública em praças, quadras, avenidas e estradas'
  await writeTopics(carla, 'Poda de árvore', long, 'Buraco na rua', 'Vacinação')
  await shoot(carla, 'topics-list')
  await carla.keyboard.press('Escape')
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990081' })
  await town.simulator.write(citizen.id, 'A lâmpada da praça queimou')
  await row(carla, name).click()
  await carla.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(carla.getByRole('textbox', { name: 'Mensagem', exact: true })).toBeFocused()
  await carla.keyboard.press('Alt+s')
  await expect(carla.getByRole('menuitem', { name: long })).toBeVisible()
  await shoot(carla, 'topics-menu')
  await carla.keyboard.type('ilum')
  await carla.keyboard.press('Enter')
  await expect(carla.getByRole('button', { name: `Assunto: ${long}` })).toBeVisible()
  await shoot(carla, 'topics-said')
  await carla.keyboard.press('Alt+r')
  await carla.keyboard.type('Já avisei a equipe.')
  await carla.getByRole('log').getByText('A lâmpada da praça queimou').hover()
  await shoot(carla, 'quoting')
  await shootLarge(carla, 'topics-said')
})
