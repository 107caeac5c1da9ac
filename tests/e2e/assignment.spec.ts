import { expect } from '@playwright/test'
import { organisationFile } from '../support/organisation-file.ts'
import { expectNoFindings } from './findings.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Without hours it is always open: whenever this test runs, attendances are given. */
const organisation = organisationFile({ topics: [] })
test.use({ organisation: organisation.path })
test.afterAll(organisation.remove)

test('who waits is given to who receives, up to her limit, and everybody sees it', async ({
  town,
}) => {
  const [ana, carla] = await town.desks('ana', 'carla')
  const foot = ana.getByRole('contentinfo')
  await expect(foot.getByRole('button', { name: /^Em pausa/ })).toHaveCount(0)

  await carla.getByRole('button', { name: /^Conta de / }).click()
  await carla.getByRole('menuitem', { name: 'Configurações do órgão' }).click()
  await carla.getByRole('dialog').getByRole('button', { name: 'Distribuição' }).click()
  const rules = carla.getByRole('dialog', { name: 'Distribuição de atendimentos' })
  await rules.getByRole('radio', { name: /^Em rodízio/ }).check({ force: true })
  await rules.getByRole('textbox', { name: 'Limite por pessoa' }).fill('zero')
  await rules.getByRole('button', { name: 'Salvar' }).click()
  await expect(rules.getByText('O limite por pessoa é um número de 1 a 100.')).toBeVisible()
  await rules.getByRole('textbox', { name: 'Limite por pessoa' }).fill('1')
  await rules.getByRole('button', { name: 'Salvar' }).click()
  await expect(rules.getByText('Salvo.', { exact: true })).toBeVisible()
  await expectNoFindings(carla)
  await carla.keyboard.press('Escape')

  await expect(foot.getByRole('button', { name: /^Em pausa/ })).toBeVisible()
  await ana.keyboard.press('Alt+q')
  await expect(foot.getByRole('button', { name: /^Recebendo: 0\/1/ })).toBeVisible()
  const team = carla.getByRole('region', { name: 'Equipe', exact: true })
  await expect(team.getByText('recebendo, até 1')).toBeVisible()

  for (const [at, name] of ['Bia Exemplo', 'Caio Exemplo'].entries()) {
    const citizen = await town.simulator.createCitizen({ name, phone: `556399999007${at}` })
    await town.simulator.write(citizen.id, 'Bom dia, quando passa o caminhão?')
    if (at === 0) await expect(ana.getByText('Veio para você: Bia Exemplo')).toBeVisible()
  }
  await expect(foot.getByRole('button', { name: /^Recebendo: 1\/1/ })).toBeVisible()
  await expect(team.getByText('recebendo, no limite de 1')).toBeVisible()
  await expect(row(carla, 'Caio Exemplo')).toBeVisible()
  await ana.getByRole('tab', { name: /^Minhas/ }).click()
  await row(ana, 'Bia Exemplo').click()
  await expect(ana.getByRole('log')).toContainText(
    'Distribuído a Ana Exemplo pela regra “em rodízio”',
  )
  await expectNoFindings(ana)

  await town.unplug(ana)
  await expect(ana.getByText('Sem conexão', { exact: true }).first()).toBeVisible()
  await ana.keyboard.press('Alt+q')
  await expect(ana.getByRole('alert')).toContainText('é o servidor que distribui')
  await town.plug(ana)
  await foot.getByRole('button', { name: /^Recebendo: 1\/1/ }).focus()
  await expect(ana.getByText('Conectado', { exact: true })).toBeVisible()
  await ana.keyboard.press('Enter')
  await expect(foot.getByRole('button', { name: /^Em pausa/ })).toBeFocused()
  await expect(foot.getByText(/^Você está em pausa\./)).toBeAttached()
  await expect(team.getByText('em pausa')).not.toHaveCount(0)
})
