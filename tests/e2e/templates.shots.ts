import { expect } from '@playwright/test'
import { shoot, shootLarge } from './shoot.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Pictures of templates and alerts, in both themes: `npm run screenshots`. */
const longName = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'

test.setTimeout(240_000)

test('templates once the window has closed, and alerts', async ({ town }) => {
  const [ana, carla] = await town.desks('ana', 'carla')
  const { simulator } = town
  const citizen = await simulator.createCitizen({ name: longName, phone: '5563999990041' })
  await simulator.write(citizen.id, 'Quando podam a árvore da 304 Norte?')
  await row(ana, longName).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await simulator.faults({ refuseSends: [131047] })
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Sua árvore será podada amanhã.')
  await message.press('Enter')
  const choose = ana.getByRole('button', { name: 'Escolher modelo', exact: true })
  await expect(choose).toBeVisible()
  await shoot(ana, 'window-closed')
  await choose.click()
  const dialog = ana.getByRole('dialog', { name: 'Enviar modelo aprovado' })
  await expect(dialog.getByRole('option').first()).toBeVisible()
  await shoot(ana, 'templates')
  await dialog.getByRole('option', { name: 'Confirmacao agendamento' }).click()
  await dialog.getByRole('button', { name: 'Enviar modelo', exact: true }).click()
  await shoot(ana, 'template-values')
  await shootLarge(ana, 'template')
  await ana.setViewportSize({ width: 1280, height: 800 })
  await dialog.getByRole('textbox', { name: 'Local', exact: true }).fill('304 Norte')
  await dialog.getByRole('textbox', { name: 'Data', exact: true }).fill('amanhã às 9h')
  await ana.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await shoot(ana, 'template-sent')

  const number = { display_phone_number: '+55 63 3333-0000' }
  await simulator.announce({ field: 'security', value: { ...number, event: 'PIN_CHANGED' } })
  const tier = { max_daily_conversations_per_business: 'TIER_2K' }
  await simulator.announce({ field: 'business_capability_update', value: tier })
  await simulator.changeTemplate('campanha_vacinacao', { quality: 'RED' })
  await simulator.faults({ refuseSends: [131042] })
  const ban = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } }
  await simulator.announce({ field: 'account_update', value: ban })
  await expect(ana.getByText(/As respostas esperam/)).toBeVisible()
  await shoot(ana, 'replies-wait')
  await carla.getByRole('button', { name: /^Alertas da conta: 4/ }).click()
  await shoot(carla, 'alerts')
})
