import { expect } from '@playwright/test'
import { organisationFile } from '../support/organisation-file.ts'
import { sampleTopic } from '../support/sample-topics.ts'
import { shoot, shootLarge } from './shoot.ts'
import { speakEnglish } from './sights.ts'
import { test } from './town.ts'

/** Pictures of the rules and of who receives, in both themes: `npm run screenshots`. */
const organisation = organisationFile({
  topics: [1, 2, 3].map((number) => sampleTopic(number)),
})
test.use({ organisation: organisation.path })
test.setTimeout(240_000)
test.afterAll(organisation.remove)

test('assignment: the rules, the switch, who receives and what the conversation says', async ({
  town,
}) => {
  const [carla, ana] = await town.desks('carla', 'ana')
  await carla.keyboard.press('Control+k')
  await carla.keyboard.type('distribuição de atend')
  await carla.keyboard.press('Enter')
  const rules = carla.getByRole('dialog', { name: 'Distribuição de atendimentos' })
  await expect(rules).toBeVisible()
  await shoot(carla, 'assignment-off')
  await rules.getByRole('radio', { name: /^Por assunto/ }).check({ force: true })
  await rules.locator('summary').first().click()
  await rules.getByRole('checkbox', { name: 'Ana Exemplo' }).check()
  await rules.getByRole('textbox', { name: 'Limite de Bruno Modelo' }).fill('2')
  await shoot(carla, 'assignment-rules')
  await rules.getByRole('button', { name: 'Salvar' }).scrollIntoViewIfNeeded()
  await rules.locator('summary').first().scrollIntoViewIfNeeded()
  await shoot(carla, 'assignment-topics')
  await shootLarge(carla, 'assignment-topics')
  await rules.getByRole('button', { name: 'Salvar' }).click()
  await expect(rules.getByText('Salvo.', { exact: true })).toBeVisible()
  await carla.keyboard.press('Escape')

  const foot = ana.getByRole('contentinfo')
  await expect(foot.getByRole('button', { name: /^Em pausa/ })).toBeVisible()
  await shoot(ana, 'receiving-paused')
  await ana.keyboard.press('Alt+q')
  await expect(foot.getByRole('button', { name: /^Recebendo/ })).toBeVisible()
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990071' })
  await town.simulator.write(citizen.id, 'Bom dia, quando passa o caminhão?')
  await expect(ana.getByText(`Veio para você: ${name}`)).toBeVisible()
  await ana.getByRole('tab', { name: /^Minhas/ }).click()
  await ana.getByRole('region', { name: 'Fila' }).getByText(name).click()
  await shoot(ana, 'receiving-given')
  await shoot(carla, 'receiving-overview')
  await speakEnglish(carla)
  await shoot(carla, 'receiving-overview-en')
})
