import { expect } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { connection, row } from './sights.ts'
import { test } from './town.ts'

test('Ctrl+Shift+L locks at once; the password leads back to where she was, drafts whole', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const citizen = await town.simulator.createCitizen({
    name: 'Rosa Imaginária',
    phone: '5563999990061',
  })
  await town.simulator.write(citizen.id, 'Bom dia!')
  await row(ana, 'Rosa Imaginária').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('')
  await message.pressSequentially('Bom dia, Rosa')
  await ana.keyboard.press('F1')
  await ana.keyboard.press('Escape')
  await message.focus()
  // Within the moment in which a draft is not on the disk yet.
  await ana.keyboard.type('!')
  await ana.keyboard.press('Control+Shift+L')

  await expect(ana.getByRole('heading', { name: 'Balcão está bloqueado' })).toBeVisible()
  await expect(ana.getByText('Rosa Imaginária')).toHaveCount(0)
  await expect(ana.getByRole('textbox', { name: 'Usuário', exact: true })).toHaveValue('ana')
  const password = ana.getByLabel('Senha', { exact: true })
  await expect(password).toBeFocused()
  await expectNoFindings(ana)
  await password.fill('errada')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText('Usuário ou senha não conferem.')).toBeVisible()
  await expect(ana.getByRole('heading', { name: 'Balcão está bloqueado' })).toBeVisible()
  await password.fill('balcao')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('log', { name: 'Conversa com Rosa Imaginária' })).toBeVisible()
  await expect(message).toHaveValue('Bom dia, Rosa!')
  // Where a session begins it would be *Minhas*.
  await expect(ana.getByRole('tab', { name: /^Aguardando/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )

  // Somebody else who sits down begins at the beginning.
  await ana.keyboard.press('Control+Shift+L')
  await ana.getByRole('textbox', { name: 'Usuário', exact: true }).fill('bruno')
  await password.fill('balcao')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('region', { name: 'Fila', exact: true })).toBeVisible()
  await expect(ana.getByRole('log')).toHaveCount(0)
})

test('signing out can take everything from this PC, and says before what would be lost', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const citizen = await town.simulator.createCitizen({
    name: 'Rosa Imaginária',
    phone: '5563999990062',
  })
  await town.simulator.write(citizen.id, 'Bom dia!')
  await row(ana, 'Rosa Imaginária').click()
  await expect(ana.getByRole('log')).toContainText('Bom dia!')
  await town.unplug(ana)
  await expect(connection(ana, 'Sem conexão')).toBeVisible()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await ana.getByRole('textbox', { name: 'Mensagem', exact: true }).fill('Bom dia, Rosa!')

  await ana.getByRole('button', { name: /^Conta de Ana/ }).click()
  await ana.getByRole('menuitem', { name: 'Sair e apagar deste computador…' }).click()
  const dialog = ana.getByRole('alertdialog', { name: 'Sair e apagar seus dados' })
  await expect(dialog.getByText('1 item que ainda não saiu')).toBeVisible()
  await expect(dialog.getByText('1 rascunho')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Cancelar', exact: true })).toBeFocused()
  await expectNoFindings(ana)
  await dialog.getByRole('button', { name: 'Sair e apagar', exact: true }).click()

  const password = ana.getByLabel('Senha', { exact: true })
  await ana.getByRole('textbox', { name: 'Usuário', exact: true }).fill('ana')
  await password.fill('balcao')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText('você ainda não usou o Balcão neste computador')).toBeVisible()
})
