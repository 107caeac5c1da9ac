import { expect } from '@playwright/test'
import { writeReply } from './canned-screen.ts'
import { expectNoFindings } from './findings.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

test('the palette leads to people, protocols, lists, actions and canned replies', async ({
  town,
}) => {
  const { simulator } = town
  const [ana] = await town.desks('ana')
  await writeReply(ana, 'poda', 'Bom dia, {{primeiro_nome}}! A equipe vai até {{prazo}}.')
  for (const [number, name] of ['Bia Exemplo', 'Conceição Exemplo'].entries()) {
    const citizen = await simulator.createCitizen({ name, phone: `556399999010${number}` })
    await simulator.write(citizen.id, `Recado ${number}`)
    await expect(row(ana, name)).toBeVisible()
  }
  const palette = ana.getByRole('dialog', { name: 'Ir para ou fazer' })
  const field = palette.getByRole('combobox', { name: 'O que fazer, ou para quem ir' })
  const active = palette.getByRole('option', { selected: true })
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })

  // By a name without its accents.
  await ana.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await expectNoFindings(ana)
  await ana.keyboard.type('conceicao')
  await expect(active).toContainText('Conceição Exemplo')
  const activeId = await active.getAttribute('id')
  await expect(field).toHaveAttribute('aria-activedescendant', activeId ?? '')
  const protocol = /2\d{3}-\d{6}/.exec((await active.textContent()) ?? '')?.[0] ?? ''
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('log', { name: 'Conversa com Conceição Exemplo' })).toBeVisible()

  // What can be done in it, from the letters of the words.
  await ana.keyboard.press('Control+k')
  await ana.keyboard.type('assum')
  await expect(active).toContainText('Assumir este atendimento')
  await ana.keyboard.press('Enter')
  await expect(message).toBeFocused()

  // A canned reply goes to where the caret stood.
  await ana.keyboard.press('Control+k')
  await ana.keyboard.type('poda')
  await expect(active).toContainText('Resposta pronta')
  await ana.keyboard.press('Enter')
  await expect(message).toHaveValue('Bom dia, Conceição! A equipe vai até ⟦prazo⟧.')
  await expect(message).toBeFocused()
  await ana.keyboard.type('amanhã')
  await expect(message).toHaveValue('Bom dia, Conceição! A equipe vai até amanhã.')

  // To another, and back by the protocol number.
  await ana.keyboard.press('Control+k')
  await ana.keyboard.type('bia')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('log', { name: 'Conversa com Bia Exemplo' })).toBeVisible()
  await ana.keyboard.press('Control+k')
  await field.fill(protocol.replace(/-0+/, '-'))
  await expect(active).toContainText('Conceição Exemplo')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('log', { name: 'Conversa com Conceição Exemplo' })).toBeVisible()

  // The sheet says the keys that the palette says, and nothing is offered that is not hers.
  await ana.keyboard.press('Control+k')
  await ana.keyboard.type('trilha')
  await expect(active).toContainText('Buscar “trilha” nas mensagens')
  await field.fill('atalhos')
  await expect(active).toContainText('Ctrl + /')
  await ana.keyboard.press('Enter')
  const sheet = ana.getByRole('dialog', { name: 'Atalhos do teclado' })
  await expect(sheet.getByText('Ir para ou fazer qualquer coisa')).toBeVisible()
  await expectNoFindings(ana)
  await ana.keyboard.press('Escape')

  // What is nobody's name may have been said.
  await ana.keyboard.press('Control+k')
  await ana.keyboard.type('recado 1')
  await ana.keyboard.press('ArrowUp')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('searchbox', { name: 'Buscar em todas as conversas' })).toHaveValue(
    'recado 1',
  )
})
