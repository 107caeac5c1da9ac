import { expect } from '@playwright/test'
import { shoot, shootLarge } from './shoot.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Pictures of areas and forwarding, in both themes: `npm run screenshots`. */
test.setTimeout(240_000)

const documents = [
  ['Áreas', 'areas-list'],
  ['Campos do cidadão', 'fields-list'],
  ['Texto do consentimento', 'wording'],
] as const

test('areas: where they are written, asked and shown', async ({ town }) => {
  const [carla] = await town.desks('carla')
  await carla.getByRole('button', { name: /^Conta de / }).click()
  await carla.getByRole('menuitem', { name: 'Configurações do órgão' }).click()
  await shoot(carla, 'settings')
  for (const [title, name] of documents) {
    await carla.getByRole('dialog').getByRole('button', { name: title }).click()
    await expect(carla.getByRole('dialog', { name: title })).toBeVisible()
    await carla.getByText('Quem mudou o quê').scrollIntoViewIfNeeded()
    await shoot(carla, name)
    await carla.keyboard.press('Escape')
    await carla.getByRole('button', { name: /^Conta de / }).click()
    await carla.getByRole('menuitem', { name: 'Configurações do órgão' }).click()
  }
  await carla.keyboard.press('Escape')
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990081' })
  await town.simulator.write(citizen.id, 'Meu lote não tem escritura, o que faço?')
  await row(carla, name).click()
  await carla.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(carla.getByRole('textbox', { name: 'Mensagem', exact: true })).toBeFocused()
  await shoot(carla, 'areas-not-yet')
  await carla.keyboard.press('Alt+e')
  const asking = carla.getByRole('dialog')
  await asking
    .getByRole('combobox')
    .selectOption('Secretaria Municipal de Desenvolvimento Urbano e Regularização Fundiária')
  await asking
    .getByRole('textbox', { name: 'Pergunta à área' })
    .fill('A quadra 504 Sul entra na próxima etapa da regularização? A cidadã mora lá desde 2001.')
  await shoot(carla, 'areas-ask')
  await asking.getByRole('button', { name: 'Encaminhar' }).click()
  await expect(asking).toBeHidden()
  await expect(carla.getByRole('button', { name: /^Na área / })).toBeVisible()
  await carla.keyboard.press('Control+i')
  await carla.getByRole('list', { name: 'Encaminhamentos' }).locator('summary').click()
  await carla.getByRole('button', { name: 'Preencher ou corrigir os dados' }).click()
  await carla.getByRole('textbox', { name: 'Ponto de referência' }).fill('Perto da praça')
  await carla.getByRole('button', { name: 'Salvar dados' }).click()
  await shoot(carla, 'areas-asked')
  await carla.getByRole('button', { name: /^Na área / }).click()
  await shoot(carla, 'areas-menu')
  await carla.getByRole('menuitem', { name: 'Registrar a resposta da área' }).click()
  await shoot(carla, 'areas-answer')
  await carla.keyboard.press('Escape')
  await carla.getByRole('button', { name: 'Encerrar', exact: true }).click()
  await shoot(carla, 'areas-closing')
  await carla.keyboard.press('Escape')
  await carla.keyboard.press('Control+i')
  await shootLarge(carla, 'areas-asked')
  await carla.getByRole('button', { name: /^Na área / }).click()
  await carla.getByRole('menuitem', { name: 'Retirar o encaminhamento' }).click()
  await carla.getByRole('button', { name: 'Encaminhar a uma área' }).click()
  await shoot(carla, 'areas-ask-200')
})
