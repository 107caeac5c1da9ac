import { expect } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { test } from './town.ts'

test('axe finds nothing on first run and sign-in', async ({ town }) => {
  const first = await town.emptyDesk([])
  await expect(first.getByRole('textbox')).toBeVisible()
  await expectNoFindings(first)
  const signIn = await town.emptyDesk()
  await expect(signIn.getByRole('button', { name: 'Entrar', exact: true })).toBeVisible()
  await expectNoFindings(signIn)
})

test('axe finds nothing on a desk at work', async ({ town }) => {
  const [ana] = await town.desks('ana')
  await expectNoFindings(ana)
  const citizen = await town.simulator.createCitizen({
    name: 'Maria Fictícia',
    phone: '5563999990001',
  })
  await town.simulator.write(citizen.id, 'Bom dia!')
  await ana.getByRole('option').filter({ hasText: 'Maria Fictícia' }).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await ana.getByRole('textbox', { name: 'Mensagem', exact: true }).fill('Bom dia, Maria!')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText('Entregue', { exact: true }).first()).toBeAttached()
  await expectNoFindings(ana)
  await town.relay.kill()
  await expect(ana.getByRole('status').filter({ hasText: 'Sem conexão' })).toBeVisible()
  await expectNoFindings(ana)
  const told = (words: string) => ana.getByRole('status').filter({ hasText: words })
  await expect(told('O servidor não responde. Você pode ler tudo')).toBeAttached()
  await town.relay.restart()
  await expect(told('A conexão voltou.')).toBeAttached()
})

test('the contract’s names are there, each once', async ({ town }) => {
  const page = await town.emptyDesk()
  await expect(page.getByRole('textbox', { name: 'Usuário', exact: true })).toHaveCount(1)
  await expect(page.getByLabel('Senha', { exact: true })).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Entrar', exact: true })).toHaveCount(1)

  const [ana] = await town.desks('ana')
  const citizen = await town.simulator.createCitizen({
    name: 'Maria Fictícia',
    phone: '5563999990001',
  })
  await town.simulator.write(citizen.id, 'Bom dia!')
  await ana.getByRole('region', { name: 'Fila', exact: true }).getByText('Maria Fictícia').click()
  await expect(
    ana.getByRole('log', { name: 'Conversa com Maria Fictícia', exact: true }),
  ).toHaveCount(1)
  await expect(ana.getByRole('status').filter({ hasText: 'Conectado' })).toHaveCount(1)
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  for (const name of ['Devolver à fila', 'Encerrar', 'Enviar']) {
    await expect(ana.getByRole('button', { name, exact: true })).toHaveCount(1)
  }
  await expect(ana.getByRole('textbox', { name: 'Mensagem', exact: true })).toHaveCount(1)
  await expect(ana.getByRole('button', { name: 'Assumir', exact: true })).toHaveCount(0)

  // What is told while a dialog is open is heard, and putting it away leaves the dialog open.
  await ana.keyboard.press('Alt+j')
  await ana.keyboard.press('F1')
  const sheet = ana.getByRole('dialog', { name: 'Atalhos do teclado' })
  await expect(sheet).toBeVisible()
  const told = ana.getByRole('alert').filter({ hasText: 'Não há resposta parecida' })
  await told.getByRole('button', { name: 'Dispensar' }).click()
  await expect(told).toHaveCount(0)
  await expect(sheet).toBeVisible()
  await ana.keyboard.press('Escape')

  // A window of 1280 × 800 at 200 % shows the conversation alone, and the connection still.
  await ana.setViewportSize({ width: 640, height: 400 })
  await expect(ana.getByRole('region', { name: 'Fila', exact: true })).toBeHidden()
  await expect(ana.getByRole('status').filter({ hasText: 'Conectado' })).toBeVisible()
})

test('words stay within reach when the right to send them goes', async ({ town }) => {
  const [ana] = await town.desks('ana')
  const citizen = await town.simulator.createCitizen({
    name: 'Maria Fictícia',
    phone: '5563999990001',
  })
  await town.simulator.write(citizen.id, 'Bom dia!')
  await ana.getByRole('option').filter({ hasText: 'Maria Fictícia' }).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Bom dia, Maria! O posto')
  await ana.getByRole('button', { name: 'Devolver à fila', exact: true }).click()
  await expect(message).not.toBeEditable()
  await message.focus()
  await expect(message).toBeFocused()
  await expect(message).toHaveValue('Bom dia, Maria! O posto')
  await expect(ana.getByRole('button', { name: 'Enviar', exact: true })).toBeDisabled()
})
