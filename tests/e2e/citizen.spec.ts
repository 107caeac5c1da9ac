import { expect, type Page } from '@playwright/test'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Who the citizen is, on the screen: covered words, the panel, a block, a call. */

const named = (desk: Page, name: string) => desk.getByRole('button', { name, exact: true })

test('a changed number covers what was said until an agent says who writes', async ({ town }) => {
  const [ana] = await town.desks('ana')
  const maria = await town.simulator.createCitizen({
    name: 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes',
    phone: '5563999990001',
  })
  await town.simulator.write(maria.id, 'Meu CPF eu mandei ontem.')
  await row(ana, 'Maria Aparecida').click()
  await named(ana, 'Assumir').click()
  await expect(named(ana, 'Encerrar')).toBeVisible()
  await town.simulator.changeNumber(maria.id, '5563999998888')
  await expect(named(ana, 'Confirmei que é a mesma pessoa')).toBeVisible()
  const log = ana.getByRole('log')
  await expect(log.getByText('Meu CPF eu mandei ontem.')).toBeHidden()
  await ana.keyboard.press('Control+i')
  const panel = ana.getByRole('complementary', { name: 'Cidadão', exact: true })
  await expect(panel.getByText('+55 63 99999 8888')).toBeVisible()
  await expect(panel.getByText('+55 63 99999 0001')).toBeVisible()
  await named(ana, 'Confirmei que é a mesma pessoa').click()
  await expect(log.getByText('Meu CPF eu mandei ontem.')).toBeVisible()
  await expect(log).toContainText('confirmou que é a mesma pessoa')
})

test('a missed call is a line that waits, and a supervisor blocks and lists', async ({ town }) => {
  const [carla] = await town.desks('carla')
  const citizen = await town.simulator.createCitizen({
    name: 'José Inventado',
    phone: '5563999990002',
  })
  await town.simulator.callDesk(citizen.id)
  await row(carla, 'José Inventado').click()
  await expect(carla.getByRole('log').getByText(/Ligou às \d\d:\d\d, não atendida/)).toBeVisible()
  await named(carla, 'Quem é o cidadão').click()
  await named(carla, 'Bloquear José Inventado…').click()
  await carla.getByRole('textbox', { name: 'O que aconteceu' }).fill('Liga e desliga o dia todo.')
  await named(carla, 'Bloquear').click()
  await expect(carla.getByText(/Cidadão bloqueado até/)).toBeVisible()
  await town.simulator.write(citizen.id, 'oi')
  await expect(carla.getByText('1 mensagem espera o fim').first()).toBeVisible()
  await carla.getByRole('button', { name: /^Conta de Carla/ }).click()
  await carla.getByRole('menuitem', { name: 'Cidadãos bloqueados' }).click()
  await carla
    .getByRole('region', { name: 'Bloqueados', exact: true })
    .getByRole('button', { name: 'Encerrar o bloqueio de José Inventado' })
    .click()
  await expect(carla.getByText('Ninguém está bloqueado.')).toBeVisible()
  await named(carla, 'Fechar').click()
  await carla.keyboard.press('Escape')
  await expect(row(carla, 'José Inventado')).toBeVisible()
})
