import { expect } from '@playwright/test'
import { accept, attended, chooseList, inPanel, openList, panelOf } from './registration-screen.ts'
import { shoot, shootLarge } from './shoot.ts'
import { test } from './town.ts'

/** Pictures of the registration and of the broadcast list; the people are invented. */

const longName = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'

test('asked, accepted, written down and left', async ({ town }) => {
  test.setTimeout(180_000)
  const [ana] = await town.desks('ana')
  const maria = await attended(town, ana, longName, '5563999990001', 'Moro na ARSE 51, alameda 2')
  await inPanel(ana, 'Perguntar se quer participar…').click()
  await shoot(ana, 'registration-ask')
  await inPanel(ana, 'Enviar a pergunta').click()
  await expect(panelOf(ana).getByText('Perguntamos: falta a resposta')).toBeVisible()
  await accept(town, ana, maria.id, 'Sim, quero receber')
  await inPanel(ana, 'Anotar ou corrigir').click()
  await inPanel(ana, 'Usar “Moro na ARSE 51, alameda 2”').click()
  await expect(panelOf(ana).getByText('É a 504 Sul', { exact: false })).toBeVisible()
  await shoot(ana, 'registration-form')
  await shootLarge(ana, 'registration-form')
  await inPanel(ana, 'Salvar cadastro').click()
  await expect(inPanel(ana, 'Anotar ou corrigir')).toBeVisible()
  await shoot(ana, 'registration-accepted')
  await town.simulator.write(maria.id, 'SAIR')
  await inPanel(ana, 'Preparar a confirmação').click()
  await shoot(ana, 'registration-left')
})

test('the list: empty, a file with faults, full', async ({ town }) => {
  test.setTimeout(180_000)
  const [carla] = await town.desks('carla')
  const list = await openList(carla)
  await expect(list.getByText('Ainda não há cadastros.', { exact: false })).toBeVisible()
  await shoot(carla, 'registration-list-empty')
  await list.getByRole('button', { name: 'Importar CSV…' }).click()
  const imports = carla.getByRole('dialog', { name: 'Importar uma lista' })
  await chooseList(imports, [
    ...['nome;celular;quadra;temas', `${longName};63 99999-0004;ARSE 51;Saúde, Cursos`],
    ...['José Inventado;63 9999-0005;perto da feira;', 'Sem Fone;;;', 'De Novo;63 9999-0004;;'],
  ])
  await imports.getByLabel('De onde veio o consentimento').fill('Feira inventada de março')
  await imports.getByLabel('Quando foi dado').fill('2026-03-12')
  await shoot(carla, 'registration-import')
  await shootLarge(carla, 'registration-import')
  await imports.getByRole('button', { name: 'Importar 2 pessoas' }).click()
  await imports.getByRole('button', { name: 'Voltar à lista' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await shoot(carla, 'registration-list')
  await shootLarge(carla, 'registration-list')
})
