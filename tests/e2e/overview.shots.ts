import { shoot } from './shoot.ts'
import { row, speakEnglish } from './sights.ts'
import { test } from './town.ts'

/** Pictures of the supervisor's first screen, in both themes, in English and at 200 %: `npm run screenshots`. */

test('the overview: empty, with people who wait and a team, in English and at twice the size', async ({
  town,
}) => {
  const [carla, ana] = await town.desks('carla', 'ana')
  await carla.setViewportSize({ width: 1024, height: 720 })
  await shoot(carla, 'overview-empty')
  const names = [
    'Bia',
    'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes',
    'Caio Exemplo',
    'Dora Amostra',
  ]
  for (const [at, name] of names.entries()) {
    const citizen = await town.simulator.createCitizen({ name, phone: `556399999008${at}` })
    await town.simulator.write(citizen.id, 'Bom dia, quando passa o caminhão?')
  }
  await row(ana, 'Bia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const overview = carla.getByRole('region', { name: 'Acompanhamento', exact: true })
  await overview.locator('summary').filter({ hasText: 'Ana' }).click()
  await shoot(carla, 'overview')
  await overview.getByRole('heading', { name: /Chegadas/ }).scrollIntoViewIfNeeded()
  await carla.mouse.wheel(0, 900)
  await shoot(carla, 'overview-arrivals')
  await speakEnglish(carla)
  await carla.setViewportSize({ width: 640, height: 400 })
  await carla.getByRole('button', { name: /^Account of/ }).click()
  await carla.getByRole('menuitem', { name: 'Overview', exact: true }).click()
  await shoot(carla, 'overview-en-200')
})
