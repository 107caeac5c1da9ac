import { expect } from '@playwright/test'
import { connection, row, tick } from './sights.ts'
import { test } from './town.ts'

/** The whole road through the screen: by role and exact name, as an agent would find things. */

test('a citizen writes, one of two agents answers, and the ticks come back', async ({ town }) => {
  const [ana, bruno] = await town.desks('ana', 'bruno')
  const maria = await town.simulator.createCitizen({
    name: 'Maria Fictícia',
    phone: '5563999990001',
  })
  await town.simulator.write(maria.id, 'Bom dia! Tem vacina da gripe no posto da 504 Sul?')

  await expect(row(ana, 'Maria Fictícia')).toBeVisible()
  await expect(row(bruno, 'Maria Fictícia')).toContainText('Tem vacina da gripe')

  await row(ana, 'Maria Fictícia').click()
  await row(bruno, 'Maria Fictícia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(ana.getByRole('button', { name: 'Encerrar', exact: true })).toBeVisible()
  await expect(bruno.getByRole('log', { name: 'Conversa com Maria Fictícia' })).toContainText('Ana')
  await expect(bruno.getByRole('button', { name: 'Assumir', exact: true })).toBeHidden()

  await ana
    .getByRole('textbox', { name: 'Mensagem', exact: true })
    .fill('Bom dia, Maria! Tem sim, até as 17h.')
  await ana.getByRole('button', { name: 'Enviar', exact: true }).click()
  const conversation = ana.getByRole('log', { name: 'Conversa com Maria Fictícia' })
  await expect(conversation.getByText('Tem sim, até as 17h.')).toBeVisible()
  await expect(ana.getByRole('textbox', { name: 'Mensagem', exact: true })).toHaveValue('')
  await expect(tick(conversation, 'Entregue')).toBeVisible()

  await town.simulator.read(maria.id)
  await expect(tick(conversation, 'Lida')).toBeVisible()
  await expect(
    tick(bruno.getByRole('log', { name: 'Conversa com Maria Fictícia' }), 'Lida'),
  ).toBeVisible()

  await town.simulator.write(maria.id, 'Muito obrigada!')
  await expect(conversation.getByText('Muito obrigada!')).toBeVisible()
  await ana.getByRole('textbox', { name: 'Mensagem', exact: true }).fill('Às ordens, Maria!')
  await ana.keyboard.press('Enter')
  await expect(conversation.getByText('Às ordens, Maria!')).toBeVisible()
  await ana.getByRole('button', { name: 'Encerrar', exact: true }).click()
  await expect(row(ana, 'Maria Fictícia')).toBeHidden()

  const sent = await town.simulator.sent()
  expect(sent.map(({ text }) => text)).toEqual([
    'Bom dia, Maria! Tem sim, até as 17h.',
    'Às ordens, Maria!',
  ])
})

test('both claim at once: one holds, and the other is told who', async ({ town }) => {
  const [ana, bruno] = await town.desks('ana', 'bruno')
  const citizen = await town.simulator.createCitizen({
    name: 'José Inventado',
    phone: '5563999990002',
  })
  await town.simulator.write(citizen.id, 'Tem um buraco enorme na 504 Sul, alameda 2.')
  await row(ana, 'José Inventado').click()
  await row(bruno, 'José Inventado').click()
  const claims = [ana, bruno].map((desk) =>
    desk.getByRole('button', { name: 'Assumir', exact: true }),
  )
  for (const claim of claims) await expect(claim).toBeVisible()
  // The other's claim may take the button away before this click lands: that is the point.
  await Promise.all(
    claims.map((claim) =>
      Promise.race([claim.click().catch(() => {}), claim.waitFor({ state: 'hidden' })]),
    ),
  )
  const logs = [ana, bruno].map((desk) =>
    desk.getByRole('log', { name: 'Conversa com José Inventado' }),
  )
  for (const log of logs) await expect(log).toContainText(/Ana|Bruno|Você/)
  await expect
    .poll(async () => {
      const held = await Promise.all(
        [ana, bruno].map((desk) =>
          desk.getByRole('button', { name: 'Devolver à fila', exact: true }).isVisible(),
        ),
      )
      return held.filter(Boolean).length
    })
    .toBe(1)
})

test('without the relay everything is readable, and a reply waits and goes out once', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const citizen = await town.simulator.createCitizen({
    name: 'Rita Imaginária',
    phone: '5563999990003',
  })
  await town.simulator.write(citizen.id, 'Quando abre a inscrição do curso de costura?')
  await row(ana, 'Rita Imaginária').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(ana.getByRole('button', { name: 'Encerrar', exact: true })).toBeVisible()
  const conversation = ana.getByRole('log', { name: 'Conversa com Rita Imaginária' })
  await expect(conversation).toContainText('Ana')

  await town.relay.kill()
  await expect(connection(ana, 'Sem conexão')).toBeVisible()
  await expect(conversation.getByText('Quando abre a inscrição')).toBeVisible()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Abre na segunda, Rita.')
  await ana.keyboard.press('Enter')
  await expect(message).toHaveValue('')
  await message.fill('O endereço é a 304 Norte.')
  await ana.keyboard.press('Enter')
  await expect(conversation.getByText('O endereço é a 304 Norte.')).toBeVisible()
  await expect(tick(conversation, 'Na fila')).toHaveCount(2)

  await town.relay.restart()
  await expect(connection(ana, 'Conectado')).toBeVisible()
  await expect(tick(conversation, 'Entregue')).toHaveCount(2)
  expect((await town.simulator.sent()).map(({ text }) => text)).toEqual([
    'Abre na segunda, Rita.',
    'O endereço é a 304 Norte.',
  ])
})

test('a draft survives a crash of the console', async ({ town }) => {
  const [ana] = await town.desks('ana')
  const citizen = await town.simulator.createCitizen({
    name: 'Pedro Suposto',
    phone: '5563999990004',
  })
  await town.simulator.write(citizen.id, 'A coleta de lixo não passou hoje.')
  await row(ana, 'Pedro Suposto').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await ana
    .getByRole('textbox', { name: 'Mensagem', exact: true })
    .fill('Pedro, já avisei a equipe da')
  await ana.getByRole('tab', { name: /^Minhas/ }).click()
  await expect(row(ana, 'Pedro Suposto')).toContainText('Rascunho: Pedro, já avisei a equipe da')

  const again = await town.crashAndReopen(ana)
  await row(again, 'Pedro Suposto').click()
  await expect(again.getByRole('textbox', { name: 'Mensagem', exact: true })).toHaveValue(
    'Pedro, já avisei a equipe da',
  )
})

test('returning to the queue, and a colleague takes over', async ({ town }) => {
  const [ana, bruno] = await town.desks('ana', 'bruno')
  const citizen = await town.simulator.createCitizen({
    name: 'Luzia Exemplar',
    phone: '5563999990005',
  })
  await town.simulator.write(citizen.id, 'Quero elogiar a equipe da praça.')
  await row(ana, 'Luzia Exemplar').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await ana.getByRole('button', { name: 'Devolver à fila', exact: true }).click()
  await expect(ana.getByRole('button', { name: 'Assumir', exact: true })).toBeVisible()
  await row(bruno, 'Luzia Exemplar').click()
  await bruno.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(bruno.getByRole('button', { name: 'Devolver à fila', exact: true })).toBeVisible()
  await expect(ana.getByRole('button', { name: 'Assumir', exact: true })).toBeHidden()
})
