import { expect } from '@playwright/test'
import { shoot, shootLarge } from './shoot.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Pictures of the palette and the sheet of shortcuts, in both themes: `npm run screenshots`. */
test.setTimeout(240_000)

test('palette and shortcuts', async ({ town }) => {
  const [carla] = await town.desks('carla')
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990081' })
  await town.simulator.write(citizen.id, 'A lâmpada da praça queimou')
  await row(carla, name).click()
  await expect(carla.getByRole('log', { name: `Conversa com ${name}` })).toBeVisible()
  await carla.keyboard.press('Control+k')
  await shoot(carla, 'palette')
  await carla.keyboard.type('a')
  await expect(carla.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible()
  await shoot(carla, 'palette-found')
  await carla.keyboard.type('zzz')
  await expect(carla.getByRole('option', { name: /azzz/ })).toBeVisible()
  await shoot(carla, 'palette-nothing')
  await carla.getByRole('combobox').fill('maria')
  await shootLarge(carla, 'palette')
  await carla.keyboard.press('Escape')
  await carla.keyboard.press('F1')
  await shoot(carla, 'shortcuts-200')
  await carla.setViewportSize({ width: 1024, height: 768 })
  await shoot(carla, 'shortcuts-1024')
})
