import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import {
  accept,
  ask,
  attended,
  chooseList,
  inPanel,
  log,
  openList,
  panelOf,
} from './registration-screen.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** The broadcast list from the screen to the log: each way onto it and off it. */

test('accepted by her message, written down by a press, corrected, undone, and left by SAIR', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const maria = await attended(town, ana, 'Maria Fictícia', '5563999990001', 'Moro na ARSE 51')
  await inPanel(ana, 'Perguntar se quer participar…').click()
  await expect(panelOf(ana).getByText('seu atendimento não depende disso')).toBeVisible()
  await inPanel(ana, 'Enviar a pergunta').click()
  await expect(panelOf(ana).getByText('Ainda não respondeu.', { exact: false })).toBeVisible()
  await accept(town, ana, maria.id, 'Sim, quero receber')
  await expect(log(ana)).toContainText('registrou que o cidadão aceitou a lista')

  await inPanel(ana, 'Anotar ou corrigir').click()
  await inPanel(ana, 'Usar “Maria Fictícia”').click()
  await inPanel(ana, 'Usar “Moro na ARSE 51”').click()
  await expect(panelOf(ana).getByText('É a 504 Sul', { exact: false })).toBeVisible()
  await panelOf(ana).getByRole('checkbox', { name: 'Cursos' }).check({ force: true })
  await expectNoFindings(ana)
  await inPanel(ana, 'Salvar cadastro').click()
  await expect(panelOf(ana).getByText('Cursos', { exact: true })).toBeVisible()
  await inPanel(ana, 'Anotar ou corrigir').click()
  await panelOf(ana).getByRole('textbox', { name: 'Quadra' }).fill('beira do lago')
  await expect(panelOf(ana).getByText('Quadra não reconhecida', { exact: false })).toBeVisible()
  await inPanel(ana, 'Salvar cadastro').click()
  await expect(panelOf(ana).getByText('beira do lago', { exact: true })).toBeVisible()
  await inPanel(ana, 'Desfazer a última anotação').click()
  await expect(panelOf(ana).getByText('Moro na ARSE 51', { exact: true })).toBeVisible()
  await expectNoFindings(ana)

  await town.simulator.write(maria.id, 'SAIR')
  await expect(panelOf(ana).getByText('Saiu da lista: escreveu pedindo para sair')).toBeVisible()
  await expect(log(ana)).toContainText('já está fora da lista de transmissão')
  await inPanel(ana, 'Preparar a confirmação').click()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await expect(message).toHaveValue(/você saiu da nossa lista/)
  const sent = (await town.simulator.thread(maria.id)).filter(
    ({ direction }) => direction === 'out',
  )
  expect(sent).toHaveLength(1)
})

test('refused, changed mind, told the team, and stopped at WhatsApp', async ({ town }) => {
  const [ana] = await town.desks('ana')
  const pedro = await attended(town, ana, 'Pedro Inventado', '5563999990002')
  await ask(ana)
  await town.simulator.write(pedro.id, 'Não, obrigado')
  await expect(panelOf(ana).getByRole('radio', { name: 'Não, obrigado' })).toBeChecked()
  await inPanel(ana, 'Não quis').click()
  await expect(panelOf(ana).getByText('Não quis participar')).toBeVisible()

  await ask(ana)
  await accept(town, ana, pedro.id, 'Mudei de ideia, quero')
  await inPanel(ana, 'Pediu para sair da lista').click()
  await expect(panelOf(ana).getByText('Saiu da lista: avisou a equipe')).toBeVisible()
  await inPanel(ana, 'Desfazer a saída').click()
  await expect(panelOf(ana).getByText('Está na lista: aceitou')).toBeVisible()

  const preference = { wa_id: '5563999990002', user_id: pedro.userId, value: 'stop', timestamp: 1 }
  await town.simulator.announce({
    field: 'user_preferences',
    value: { user_preferences: [{ ...preference, category: 'marketing_messages' }] },
  })
  await expect(panelOf(ana).getByText('Saiu da lista: parou os avisos no WhatsApp')).toBeVisible()
  await expect(log(ana)).toContainText('parou os avisos no WhatsApp')
})

test('a list is tried line by line, imported with its source, searched and exported', async ({
  town,
}) => {
  const [carla] = await town.desks('carla')
  const rita = await attended(town, carla, 'Rita Exemplo', '5563999990003')
  await ask(carla)
  await accept(town, carla, rita.id, 'Quero sim')

  const list = await openList(carla)
  await expect(list.getByRole('listitem').filter({ hasText: 'Rita Exemplo' })).toBeVisible()
  await list.getByRole('button', { name: 'Importar CSV…' }).click()
  const imports = carla.getByRole('dialog', { name: 'Importar uma lista' })
  const csv = [
    ...['nome;celular;quadra;temas', 'José Inventado;63 99999-0004;ARSE 51;Saúde, Cursos'],
    ...['Rita;63 9999-0003;;', 'Sem Fone;;;', 'José de Novo;(63) 9999-0004;;', 'Errado;123;;'],
  ]
  await chooseList(imports, csv)
  await expect(imports.getByText('1 pessoa nova')).toBeVisible()
  await expect(imports.getByText('1 que já está na lista')).toBeVisible()
  await expect(imports.getByText('Linha 4: falta o telefone')).toBeVisible()
  await expect(imports.getByText('Linha 5: repete o telefone da linha 2')).toBeVisible()
  await expect(imports.getByText('Linha 6: o telefone não é um número com DDD')).toBeVisible()
  const take = imports.getByRole('button', { name: 'Importar 1 pessoa' })
  await expect(take).toBeDisabled()
  await imports.getByLabel('De onde veio o consentimento').fill('Feira inventada de março')
  await imports.getByLabel('Quando foi dado').fill('2026-03-12')
  await expectNoFindings(carla)
  await take.click()
  await expect(imports.getByText('1 pessoa importada.')).toBeVisible()
  await imports.getByRole('button', { name: 'Voltar à lista' }).click()
  const jose = list.getByRole('listitem').filter({ hasText: 'José Inventado' })
  await expect(jose).toContainText('504 Sul')
  await list.getByRole('textbox', { name: 'Nome, telefone ou quadra' }).fill('jose 504')
  await expect(list.getByText('1 pessoa', { exact: true })).toBeVisible()
  await expectNoFindings(carla)
  const [download] = await Promise.all([
    carla.waitForEvent('download'),
    list.getByRole('button', { name: 'Exportar CSV' }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toContain('José Inventado;5563999990004')
  await list.getByRole('button', { name: 'Fechar' }).click()
})

test('who came with a list is one citizen when she writes, is merged and parted, and erased', async ({
  town,
}) => {
  const [carla, admin] = await town.desks('carla', 'admin')
  const rita = await attended(town, carla, 'Rita Exemplo', '5563999990003')
  await ask(carla)
  await accept(town, carla, rita.id, 'Quero sim')
  await (await openList(carla)).getByRole('button', { name: 'Importar CSV…' }).click()
  const imports = carla.getByRole('dialog', { name: 'Importar uma lista' })
  await chooseList(imports, ['nome,telefone', 'José Inventado,63 99999-0004'])
  await imports.getByLabel('De onde veio o consentimento').fill('Feira inventada de março')
  await imports.getByLabel('Quando foi dado').fill('2026-03-12')
  await imports.getByRole('button', { name: 'Importar 1 pessoa' }).click()
  await expect(imports.getByText('1 pessoa importada.')).toBeVisible()
  await carla.keyboard.press('Escape')

  // Her number as WhatsApp tells it: without the ninth digit.
  const writes = await town.simulator.createCitizen({ name: 'Zé', phone: '556399990004' })
  await town.simulator.write(writes.id, 'Bom dia')
  await row(carla, 'José Inventado').click()
  await expect(panelOf(carla).getByText('Está na lista: veio de outra lista')).toBeVisible()
  await inPanel(carla, 'Juntar a outro cidadão…').click()
  const merging = carla.getByRole('dialog', { name: /Juntar José/ })
  await merging.getByRole('textbox').fill('Rita')
  await merging.getByRole('button', { name: 'Juntar a Rita Exemplo' }).click()
  await expect(inPanel(carla, 'Desfazer a junção com Rita Exemplo')).toBeVisible()
  await expect((await openList(carla)).getByRole('listitem')).toHaveCount(1)
  await carla.keyboard.press('Escape')
  await inPanel(carla, 'Desfazer a junção com Rita Exemplo').click()
  await expect((await openList(carla)).getByRole('listitem')).toHaveCount(2)
  await carla.keyboard.press('Escape')

  const [first, second] = await twoDownloads(carla, () =>
    inPanel(carla, 'Exportar os dados desta pessoa').click(),
  )
  expect(JSON.parse(first)).toMatchObject({ people: [{ registration: { isOnList: true } }] })
  expect(second).toContain('Está na lista de transmissão: sim')

  await row(admin, 'José Inventado').click()
  await admin.getByRole('button', { name: 'Mais ações', exact: true }).click()
  await admin.getByRole('menuitem', { name: 'Apagar os dados desta pessoa…', exact: true }).click()
  const erasure = admin.getByRole('alertdialog')
  await erasure.getByRole('textbox', { name: /APAGAR/ }).fill('APAGAR')
  await erasure.getByRole('button', { name: 'Apagar para sempre', exact: true }).click()
  await expect(erasure.getByText('Os dados foram apagados.')).toBeVisible()
  const left = (await openList(carla)).getByRole('listitem')
  await expect(left).toHaveCount(1)
  await expect(left).toContainText('Rita Exemplo')
})

async function twoDownloads(desk: Page, begin: () => Promise<void>): Promise<[string, string]> {
  const found: string[] = []
  const both = new Promise<void>((done) => {
    desk.on('download', async (download) => {
      found.push(readFileSync(await download.path(), 'utf8'))
      if (found.length === 2) done()
    })
  })
  await begin()
  await both
  const [json = '', text = ''] = found.toSorted((one, other) =>
    one.startsWith('{') ? -1 : other.startsWith('{') ? 1 : 0,
  )
  return [json, text]
}
