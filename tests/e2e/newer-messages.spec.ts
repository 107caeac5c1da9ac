import { expect } from '@playwright/test'
import { connection, row, tick } from './sights.ts'
import { test } from './town.ts'

/** A reply never goes out blindly: the citizen may have written while it was being written. */

test('the citizen writes while a reply waits for the connection: it stays, says why, and goes out once', async ({
  town,
}) => {
  const [ana, bruno] = await town.desks('ana', 'bruno')
  const citizen = await town.simulator.createCitizen({
    name: 'Rosa Imaginária',
    phone: '5563999990011',
  })
  await town.simulator.write(citizen.id, 'Posso levar o cadastro hoje na 304 Norte?')
  await row(ana, 'Rosa Imaginária').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const conversation = ana.getByRole('log', { name: 'Conversa com Rosa Imaginária' })
  await expect(conversation).toContainText('Ana')
  await expect(row(bruno, 'Rosa Imaginária')).toBeHidden()

  await town.unplug(ana)
  await expect(connection(ana, 'Sem conexão')).toBeVisible()
  await ana
    .getByRole('textbox', { name: 'Mensagem', exact: true })
    .fill('Pode vir hoje, até as 17h.')
  await ana.keyboard.press('Enter')
  await expect(tick(conversation, 'Na fila')).toHaveCount(1)

  await town.simulator.write(citizen.id, 'Aliás, me mudei: agora é na 504 Sul.')
  await town.simulator.write(citizen.id, 'Ainda vale?')
  await bruno.getByRole('tab', { name: /^Equipe/ }).click()
  await expect(row(bruno, 'Rosa Imaginária')).toContainText('Ainda vale?')

  await town.plug(ana)
  await expect(connection(ana, 'Conectado')).toBeVisible()
  await expect(
    conversation.getByText('Chegaram 2 mensagens depois que você começou a escrever.'),
  ).toBeVisible()
  await expect(conversation.getByText('Pode vir hoje, até as 17h.')).toBeVisible()
  await expect(conversation.getByText('Ainda vale?')).toBeVisible()
  expect(await town.simulator.sent()).toEqual([])

  await ana.getByRole('button', { name: 'Enviar assim mesmo', exact: true }).click()
  await expect(tick(conversation, 'Entregue')).toBeVisible()
  await expect(ana.getByRole('button', { name: 'Enviar assim mesmo' })).toBeHidden()
  expect((await town.simulator.sent()).map(({ text }) => text)).toEqual([
    'Pode vir hoje, até as 17h.',
  ])
})

test('the citizen writes while the agent does: the first Enter asks, the second sends', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const citizen = await town.simulator.createCitizen({
    name: 'Davi Fictício',
    phone: '5563999990012',
  })
  await town.simulator.write(citizen.id, 'Tem vaga na creche da 1104 Sul?')
  await row(ana, 'Davi Fictício').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const conversation = ana.getByRole('log', { name: 'Conversa com Davi Fictício' })
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Tem vaga, sim.')

  await town.simulator.write(citizen.id, 'É para dois irmãos.')
  await expect(conversation.getByText('É para dois irmãos.')).toBeVisible()
  await message.press('Enter')
  const asks = ana.getByRole('alert').filter({ hasText: 'Chegou 1 mensagem' })
  await expect(asks).toBeVisible()
  await expect(message).toHaveValue('Tem vaga, sim.')
  expect(await town.simulator.sent()).toEqual([])

  await message.press('Enter')
  await expect(asks).toBeHidden()
  await expect(tick(conversation, 'Entregue')).toBeVisible()
  const told = 'Davi Fictício: É para dois irmãos.'
  await expect(ana.locator('[aria-live=polite]').filter({ hasText: told })).toBeAttached()
  expect((await town.simulator.sent()).map(({ text }) => text)).toEqual(['Tem vaga, sim.'])
})

test('what has been on the screen for a moment holds up nothing', async ({ town }) => {
  const [ana] = await town.desks('ana')
  const citizen = await town.simulator.createCitizen({
    name: 'Lia Inventada',
    phone: '5563999990013',
  })
  await town.simulator.write(citizen.id, 'Onde fica o posto?')
  await row(ana, 'Lia Inventada').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const conversation = ana.getByRole('log', { name: 'Conversa com Lia Inventada' })
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Na 504 Sul.')
  await town.simulator.write(citizen.id, 'Vou de ônibus.')
  const quiet = ana.getByText('Chegou 1 mensagem depois que você começou a escrever.')
  await expect(quiet).toBeVisible()
  await expect(quiet).toBeHidden()
  await message.press('Enter')
  await expect(tick(conversation, 'Entregue')).toBeVisible()
})
