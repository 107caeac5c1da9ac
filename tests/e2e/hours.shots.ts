import { openHours } from './hours-screen.ts'
import { shoot, shootLarge } from './shoot.ts'
import { test } from './town.ts'

/** Pictures of the opening hours, in both themes, on a small screen and at 200 %: `npm run screenshots`. */

test('opening hours: the week, the holidays, the year and what a change does', async ({ town }) => {
  const [carla] = await town.desks('carla')
  await carla.setViewportSize({ width: 1024, height: 720 })
  const hours = await openHours(carla)
  await hours.getByRole('button', { name: 'Acrescentar turno: segunda-feira' }).click()
  await shoot(carla, 'hours-week')
  await hours.getByLabel('Início do turno 2: segunda-feira').fill('08:00')
  await hours.getByLabel('Fim do turno 2: segunda-feira').fill('12:00')
  await hours.getByRole('tab', { name: 'Feriados' }).click()
  await hours.getByRole('button', { name: 'Editar Natal' }).click()
  await shoot(carla, 'hours-holidays')
  await hours.getByRole('tab', { name: 'Ano' }).click()
  await shoot(carla, 'hours-year')
  await hours.getByRole('button', { name: 'Outro horário neste dia' }).click()
  await shoot(carla, 'hours-exceptions')
  await hours.getByRole('tab', { name: 'Fora do horário' }).click()
  await shoot(carla, 'hours-outside')
  await hours.getByRole('button', { name: 'Conferir mudanças' }).click()
  await shoot(carla, 'hours-review')
  await hours.getByRole('button', { name: 'Salvar horário' }).click()
  await hours.getByRole('tab', { name: 'Histórico' }).click()
  await hours.getByText('O que mudou').first().click()
  await shoot(carla, 'hours-history')
  await hours.getByRole('tab', { name: 'Ano' }).click()
  // As wide as the window, at twice the size.
  await shootLarge(carla, 'hours-year')
})
