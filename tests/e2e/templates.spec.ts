import { expect, type Page } from '@playwright/test'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Once the window has closed only an approved template reaches the citizen. */

/** WhatsApp says that the window has closed: the desk takes its word for it. */
async function closedWindow(desk: Page, faults: (codes: number[]) => Promise<unknown>) {
  await faults([131047])
  const message = desk.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Sua árvore será podada amanhã.')
  await message.press('Enter')
  await expect(desk.getByRole('button', { name: 'Escolher modelo', exact: true })).toBeVisible()
}

test('the window has closed: a template with her values reaches the phone, and the draft waits', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const { simulator } = town
  const citizen = await simulator.createCitizen({ name: 'Bia', phone: '5563999990031' })
  await simulator.write(citizen.id, 'Quando podam a árvore da 304 Norte?')
  await row(ana, 'Bia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await closedWindow(ana, (refuseSends) => simulator.faults({ refuseSends }))

  await ana.getByRole('button', { name: 'Escolher modelo', exact: true }).click()
  const dialog = ana.getByRole('dialog', { name: 'Enviar modelo aprovado' })
  const paused = dialog.getByRole('option', { name: 'Aviso manutencao' })
  await expect(paused).toHaveAttribute('aria-disabled', 'true')
  await expect(paused).toContainText('Pausado pelo WhatsApp')

  await dialog.getByRole('searchbox', { name: 'Buscar modelo' }).fill('agendamento')
  await ana.keyboard.press('ArrowDown')
  await ana.keyboard.press('Enter')
  await expect(dialog.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('Bia')
  await dialog.getByRole('button', { name: 'Enviar modelo', exact: true }).click()
  await expect(dialog.getByText('Preencha este campo.').first()).toBeVisible()
  expect(await simulator.sent()).toEqual([])

  await dialog.getByRole('textbox', { name: 'Local', exact: true }).fill('304 Norte')
  await dialog.getByRole('textbox', { name: 'Data', exact: true }).fill('amanhã às 9h')
  await ana.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const words = 'Olá, Bia! Seu horário em 304 Norte está marcado para amanhã às 9h.'
  const conversation = ana.getByRole('log', { name: 'Conversa com Bia' })
  await expect(conversation.getByText(words)).toBeVisible()
  await expect(conversation.getByText('Preciso remarcar')).toBeVisible()
  await expect.poll(async () => (await simulator.thread(citizen.id)).at(-1)?.text).toContain(words)

  await simulator.write(citizen.id, 'Confirmo!')
  await expect(ana.getByRole('textbox', { name: 'Mensagem', exact: true })).toBeEditable()
})

test('marketing is not offered to who stopped it at WhatsApp, with a word on it, until she resumes', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const { simulator } = town
  const citizen = await simulator.createCitizen({ name: 'Rui Inventado', phone: '5563999990032' })
  await simulator.write(citizen.id, 'Quando é a vacinação?')
  await row(ana, 'Rui Inventado').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await closedWindow(ana, (refuseSends) => simulator.faults({ refuseSends }))
  await ana.getByRole('button', { name: 'Escolher modelo', exact: true }).click()
  const dialog = ana.getByRole('dialog', { name: 'Enviar modelo aprovado' })
  const campaign = dialog.getByRole('option', { name: 'Campanha vacinacao' })
  await campaign.click()
  const send = dialog.getByRole('button', { name: 'Enviar modelo', exact: true })
  await expect(send).toBeEnabled()

  const prefers = (value: 'stop' | 'resume', timestamp: number) =>
    simulator.announce({
      field: 'user_preferences',
      value: {
        user_preferences: [
          { user_id: citizen.userId, category: 'marketing_messages', value, timestamp },
        ],
      },
    })
  await prefers('stop', 1_795_000_000)
  const why = 'O cidadão não quer mensagens de divulgação desde 18/11/2026'
  await expect(campaign).toContainText(why)
  await expect(campaign).toHaveAttribute('aria-disabled', 'true')
  await expect(dialog.getByRole('alert')).toHaveText(why)
  await expect(send).toBeDisabled()
  await prefers('resume', 1_795_000_001)
  await expect(send).toBeEnabled()
  await expect(campaign).not.toContainText(why)
})

test('a grave alert stands before who supervises until she says that she knows', async ({
  town,
}) => {
  const [ana, carla] = await town.desks('ana', 'carla')
  const value = { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SPAM' } }
  await town.simulator.announce({ field: 'account_update', value })
  const ban = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } }
  await town.simulator.announce({ field: 'account_update', value: ban })
  const why = 'As respostas esperam porque o WhatsApp desativou a conta do órgão.'
  await expect(ana.getByText(why)).toBeVisible()
  await expect(ana.getByRole('button', { name: /Alertas da conta/ })).toBeHidden()

  await carla.getByRole('button', { name: 'Alertas da conta: 2 de pé' }).click()
  const alerts = carla.getByRole('dialog', { name: 'Alertas da conta do WhatsApp' })
  await alerts
    .getByRole('button', { name: 'Estou ciente: O WhatsApp registrou uma violação das regras' })
    .click()
  await expect(alerts.getByRole('region', { name: 'Resolvidos' })).toContainText('ciente: Carla')
  // What goes away leaves the focus at what stands in its place, and at last at the list.
  await expect(alerts.getByRole('button', { name: /^Estou ciente/ })).toBeFocused()

  const reinstated = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } }
  await town.simulator.announce({ field: 'account_update', value: reinstated })
  await expect(alerts.getByRole('region', { name: 'Resolvidos' })).toContainText('passou sozinho')
  await expect(alerts.getByRole('region', { name: 'Alertas da conta do WhatsApp' })).toBeFocused()
  await expect(ana.getByText(why)).toBeHidden()
})
