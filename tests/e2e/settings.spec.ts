import { expect } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

test('settings hold at once, are back at the next start before anybody signs in, and keys are hers', async ({
  town,
}) => {
  const [first] = await town.desks('ana')
  const citizen = await town.simulator.createCitizen({
    name: 'Bia Exemplo',
    phone: '5563999990105',
  })
  await town.simulator.write(citizen.id, 'Bom dia')
  await expect(row(first, 'Bia Exemplo')).toBeVisible()

  await first.keyboard.press('Control+,')
  const settings = first.getByRole('dialog', { name: 'Configurações' })
  await expectNoFindings(first)
  await settings.getByRole('radio', { name: 'Escuro' }).click({ force: true })
  await settings.getByRole('radio', { name: 'Compacta' }).click({ force: true })
  const html = first.locator('html')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(html).toHaveAttribute('data-density', 'compact')
  await settings.getByRole('tab', { name: 'Escrever', exact: true }).click()
  await settings.getByRole('radio', { name: /^Quebra a linha/ }).click({ force: true })

  await settings.getByRole('tab', { name: 'Avisos', exact: true }).click()
  await settings.getByRole('button', { name: 'Novo horário' }).click()
  await settings.getByRole('button', { name: 'sexta-feira, horário 1' }).click()
  await settings.getByRole('textbox', { name: 'Começo do horário 1' }).fill('25')
  await expect(settings.getByText(/Falta uma hora/)).toBeVisible()
  await settings.getByRole('textbox', { name: 'Começo do horário 1' }).fill('11h30')
  await expect(settings.getByText(/Falta uma hora/)).toBeHidden()
  await expectNoFindings(first)
  // Half of a change keeps what held before.
  await settings.getByRole('textbox', { name: 'Fim do horário 1' }).fill('')

  await settings.getByRole('tab', { name: 'Atalhos', exact: true }).click()
  const change = settings.getByRole('button', {
    name: 'Mudar as teclas de: Atender quem é mais urgente',
  })
  await change.click()
  await first.keyboard.press('k')
  await expect(settings.getByText('Essa tecla digita uma letra ou um sinal.').first()).toBeVisible()
  await first.keyboard.press('Alt+s')
  await expect(
    settings.getByRole('status').getByText('Alt + S já é de “Informar o assunto do atendimento”.'),
  ).toBeAttached()
  await change.click()
  await first.keyboard.press('F2')
  await expect(settings.getByText('Agora é F2.').first()).toBeVisible()
  await first.keyboard.press('Escape')
  await expect(settings).toBeHidden()

  await first.keyboard.press('Alt+z')
  const peace = first.getByRole('dialog', { name: 'Não perturbe' })
  await expect(peace.getByRole('button').first()).toBeFocused()
  await peace.getByRole('button', { name: 'Até eu desligar' }).press('Enter')
  const state = first.getByRole('button', { name: /^Não perturbe/ })
  await expect(state).toBeVisible()

  const ana = await town.crashAndReopen(first)
  await expect(ana.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(row(ana, 'Bia Exemplo')).toBeVisible()
  await ana.getByRole('button', { name: /^Não perturbe/ }).press('Enter')
  await ana.getByRole('button', { name: /^(Voltar a avisar|Avisar mesmo assim)$/ }).press('Enter')
  await expect(ana.getByRole('button', { name: /^Não perturbe/ })).toBeHidden()
  await ana.keyboard.press('Alt+z')
  await ana.getByRole('button', { name: 'Horários sem avisos…' }).press('Enter')
  await expect(ana.getByRole('textbox', { name: 'Começo do horário 1' })).toHaveValue('11:30')
  await expect(ana.getByRole('textbox', { name: 'Fim do horário 1' })).toHaveValue('13:30')
  await expect(ana.getByRole('button', { name: 'sexta-feira, horário 1' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await ana.keyboard.press('Escape')
  await ana.keyboard.press('F2')
  await expect(ana.getByRole('log', { name: 'Conversa com Bia Exemplo' })).toBeVisible()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await expect(message).toBeFocused()
  await ana.keyboard.type('Bom dia, Bia!')
  await ana.keyboard.press('Enter')
  await ana.keyboard.type('Já vamos.')
  await expect(message).toHaveValue('Bom dia, Bia!\nJá vamos.')
  await ana.keyboard.press('Control+Enter')
  await expect(message).toHaveValue('')
})
