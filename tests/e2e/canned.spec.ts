import { expect, type Page } from '@playwright/test'
import { openManager, writeReply } from './canned-screen.ts'
import { expectNoFindings } from './findings.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Canned replies, from where they are written to the citizen's phone. */

const message = (desk: Page) => desk.getByRole('textbox', { name: 'Mensagem', exact: true })

test('a canned reply reaches the phone personally: placeholders filled, the blank walked to, never sent empty', async ({
  town,
}) => {
  const [ana, bruno] = await town.desks('ana', 'bruno')
  const { simulator } = town
  await writeReply(
    ana,
    'poda de árvore',
    'Olá, {{primeiro_nome}}! A equipe vai à {{quadra}} até {{prazo}}.',
  )
  const citizen = await simulator.createCitizen({ name: 'BIA', phone: '5563999990051' })
  await simulator.write(citizen.id, 'A árvore da 304 norte caiu na rua')
  await row(bruno, 'BIA').click()
  await bruno.getByRole('button', { name: 'Assumir', exact: true }).click()

  await expect(message(bruno)).toBeFocused()
  await bruno.keyboard.press('/')
  const picker = bruno.getByRole('dialog', { name: 'Inserir resposta pronta' })
  await expect(picker.getByRole('combobox')).toBeFocused()
  await bruno.keyboard.type('arvore pod')
  await expect(picker.getByRole('option')).toHaveText([/poda de árvore/])
  await expect(picker).toContainText('Olá, Bia! A equipe vai à 304 Norte até prazo.')
  await expectNoFindings(bruno)
  await bruno.keyboard.press('Enter')
  await expect(message(bruno)).toHaveValue('Olá, Bia! A equipe vai à 304 Norte até ⟦prazo⟧.')
  await expect(message(bruno)).toBeFocused()

  await bruno.keyboard.press('End')
  await bruno.keyboard.press('Enter')
  await expect(bruno.getByRole('alert')).toHaveText('Não saiu: falta preencher “prazo”.')
  await expectNoFindings(bruno)
  expect(await simulator.sent()).toEqual([])
  await bruno.keyboard.type('sexta')
  await bruno.keyboard.press('Enter')
  const words = 'Olá, Bia! A equipe vai à 304 Norte até sexta.'
  await expect.poll(async () => (await simulator.thread(citizen.id)).at(-1)?.text).toBe(words)

  const manager = await openManager(ana)
  await expect(manager.getByRole('option', { name: 'poda de árvore' })).toContainText('usada 1 vez')
  await expectNoFindings(ana)
})

test('Tab walks the blanks and then leaves the field; a slash can still be written', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  await writeReply(ana, 'visita', 'Visita na {{quadra}} até {{prazo}}, protocolo.')
  const citizen = await town.simulator.createCitizen({ name: 'Bia', phone: '5563999990052' })
  await town.simulator.write(citizen.id, 'Bom dia')
  await row(ana, 'Bia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(message(ana)).toBeFocused()
  await ana.keyboard.type('/visita')
  await ana.keyboard.press('Enter')
  await expect(message(ana)).toHaveValue('Visita na ⟦quadra⟧ até ⟦prazo⟧, protocolo.')
  await ana.keyboard.type('504 Sul')
  await ana.keyboard.press('Tab')
  await ana.keyboard.type('amanhã')
  await expect(message(ana)).toHaveValue('Visita na 504 Sul até amanhã, protocolo.')
  await ana.keyboard.press('Tab')
  await expect(message(ana)).not.toBeFocused()

  await message(ana).fill('')
  await ana.keyboard.type('/nada')
  await ana.keyboard.press('Escape')
  await expect(message(ana)).toHaveValue('/nada')
  await expect(message(ana)).toBeFocused()
})

test('the same words to a second citizen are pointed out, and go all the same', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const { simulator } = town
  const words = 'Resposta igual para todo mundo.'
  for (const [number, name] of ['Bia', 'Caio Exemplo'].entries()) {
    const citizen = await simulator.createCitizen({ name, phone: `556399999006${number}` })
    await simulator.write(citizen.id, `Oi, sou da 504 sul, quando passa o caminhão? ${number}`)
    await row(ana, name).click()
    await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
    await message(ana).fill(words)
    if (number === 0) await ana.keyboard.press('Enter')
    if (number === 0) await expect.poll(async () => (await simulator.sent()).length).toBe(1)
    if (number === 0) await ana.getByRole('tab', { name: /Aguardando/ }).click()
  }
  const notice = ana.getByRole('status').filter({ hasText: 'exatamente este texto' })
  await expect(notice).toContainText('Outra pessoa já recebeu hoje')
  await expect(notice).toContainText('quando passa o caminhão? 1')
  await expectNoFindings(ana)
  await notice.getByRole('button', { name: 'Citar “504 Sul”' }).click()
  await expect(message(ana)).toHaveValue(`${words}504 Sul`)
  await message(ana).fill(words)
  await ana.keyboard.press('Enter')
  await expect.poll(async () => (await simulator.sent()).length).toBe(2)
})

test('a removed reply is brought back, an earlier wording too, and a CPF is asked about once', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  await writeReply(ana, 'vacina', 'Primeiro texto.')
  const manager = await openManager(ana)
  const text = manager.getByRole('textbox', { name: 'Texto', exact: true })
  await manager.getByRole('option', { name: 'vacina' }).click()
  await text.fill('Segundo {{texto}}.')
  await expect(manager.getByText('Não existe o campo “texto”.')).toBeVisible()
  await text.fill('Segundo texto.')
  await manager.getByRole('button', { name: 'Salvar', exact: true }).click()
  await expect(manager.getByText('Salva.', { exact: true })).toBeVisible()
  await manager.getByText('Quem mudou o quê').click()
  await expect(manager.getByRole('listitem').first()).toContainText('Ana')
  await manager.getByRole('button', { name: 'Voltar a este texto' }).click()
  await expect(text).toHaveValue('Primeiro texto.')
  await manager.getByRole('button', { name: 'Remover', exact: true }).click()
  await expect(manager.getByRole('option', { name: 'vacina' })).toHaveCount(0)
  // Until the editor has gone it has a button of that name of its own.
  const removed = manager.getByRole('status').filter({ hasText: 'foi removida' })
  await removed.getByRole('button', { name: 'Desfazer', exact: true }).click()
  await expect(manager.getByRole('option', { name: 'vacina' })).toBeVisible()
  await expect(text).toHaveValue('Primeiro texto.')
  await manager.getByRole('button', { name: 'Remover', exact: true }).click()
  await expect(manager.getByRole('option', { name: 'vacina' })).toHaveCount(0)
  await manager.getByRole('button', { name: 'Fechar', exact: true }).click()
  await openManager(ana)
  await expect(manager.getByRole('form')).toHaveCount(0)
  await manager.getByRole('button', { name: 'Fechar', exact: true }).click()

  const citizen = await town.simulator.createCitizen({ name: 'Bia', phone: '5563999990053' })
  await town.simulator.write(citizen.id, 'Bom dia')
  await row(ana, 'Bia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await message(ana).fill('Seu CPF é 529.982.247-25?')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('alert')).toContainText('A resposta tem um CPF: 529.982.247-25.')
  expect(await town.simulator.sent()).toEqual([])
  await ana.keyboard.press('Enter')
  await expect.poll(async () => (await town.simulator.sent()).length).toBe(1)
})
