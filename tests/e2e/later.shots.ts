import { expect } from '@playwright/test'
import { chooseUndo } from './later-screen.ts'
import { shoot, shootLarge } from './shoot.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Pictures of what leaves later, or comes back later, in both themes: `npm run screenshots`. */
test.setTimeout(240_000)

test('a reply that can still be undone', async ({ town }) => {
  const [ana] = await town.desks('ana')
  await chooseUndo(ana, 'Por 10 segundos')
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990081' })
  await town.simulator.write(citizen.id, 'A lâmpada da praça queimou')
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Já avisei a equipe, que vai até a praça amanhã cedo.')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('button', { name: 'Desfazer', exact: true })).toBeVisible()
  await shoot(ana, 'undo-held')
  await shootLarge(ana, 'undo-held')
  await ana.setViewportSize({ width: 1280, height: 800 })
  await ana.getByRole('button', { name: /^A enviar/ }).click()
  await shoot(ana, 'undo-unsent')
  await ana.keyboard.press('Escape')
  await ana.getByRole('button', { name: /^Conta de / }).click()
  await shoot(ana, 'undo-setting')
})

test('a reply that is scheduled', async ({ town }) => {
  const [ana] = await town.desks('ana')
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990081' })
  await town.simulator.write(citizen.id, 'A lâmpada da praça queimou')
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('A equipe esteve na praça, e a lâmpada já foi trocada. Obrigada por avisar!')
  await ana.getByRole('button', { name: 'Enviar mais tarde', exact: true }).click()
  await shoot(ana, 'schedule-ask')
  await ana.getByRole('radio', { name: 'Outro momento' }).check({ force: true })
  await ana.getByRole('combobox', { name: 'Dia' }).selectOption({ label: 'Amanhã' })
  await ana.getByRole('textbox', { name: 'Hora' }).fill('23h59')
  await shoot(ana, 'schedule-beyond')
  await shootLarge(ana, 'schedule-beyond')
  await ana.setViewportSize({ width: 1280, height: 800 })
  await ana.getByRole('radio', { name: /^Em 1 hora/ }).check({ force: true })
  await ana.getByRole('button', { name: 'Agendar envio' }).click()
  await expect(ana.getByText(/^Agendada para /)).toBeVisible()
  await expect(ana.getByText('Aguardando o servidor')).toBeHidden()
  await ana.getByRole('tab', { name: /^Minhas/ }).click()
  await shoot(ana, 'schedule-bubble')
  await town.simulator.write(citizen.id, 'Já foi trocada, obrigada!')
  await expect(ana.getByText(/não sai e volta ao rascunho/)).toBeVisible()
  await shoot(ana, 'schedule-overtaken')
  await shootLarge(ana, 'schedule-overtaken')
  await ana.setViewportSize({ width: 1280, height: 800 })
  await ana.getByRole('button', { name: /^A enviar/ }).click()
  await shoot(ana, 'schedule-unsent')
})

test('an attendance that is put aside', async ({ town }) => {
  const [ana] = await town.desks('ana')
  const names = ['Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes', 'Davi Fictício']
  for (const [index, name] of names.entries()) {
    const citizen = await town.simulator.createCitizen({ name, phone: `556399999008${index}` })
    await town.simulator.write(citizen.id, 'A lâmpada da praça queimou')
    await row(ana, name).click()
    await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
    await expect(ana.getByRole('button', { name: 'Lembrar depois', exact: true })).toBeVisible()
  }
  await ana.getByRole('tab', { name: /^Minhas/ }).click()
  await row(ana, names[0] ?? '').click()
  await ana.keyboard.press('Alt+a')
  await shoot(ana, 'snooze-ask')
  await shootLarge(ana, 'snooze-ask')
  await ana.setViewportSize({ width: 1280, height: 800 })
  await ana.getByRole('button', { name: 'Deixar para depois' }).click()
  await expect(ana.getByText(/^Adiada: volta /)).toBeVisible()
  await ana.getByRole('log').hover()
  await shoot(ana, 'snooze-aside')
  await shootLarge(ana, 'snooze-aside')
  await ana.setViewportSize({ width: 1280, height: 800 })
  await ana.getByRole('tab', { name: /^Adiadas/ }).click()
  await expect(row(ana, names[0] ?? '')).toContainText('adiada até')
  await shoot(ana, 'snooze-place')
})

test('a transfer that can still be undone, and a key that finds nothing to do', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  await chooseUndo(ana, 'Por 10 segundos')
  const name = 'Davi Fictício'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990083' })
  await town.simulator.write(citizen.id, 'A lâmpada da praça queimou')
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await ana.getByRole('button', { name: 'Transferir', exact: true }).click()
  await ana.getByRole('menuitem', { name: /^Bruno/ }).click()
  await expect(ana.getByRole('button', { name: 'Desfazer', exact: true })).toBeVisible()
  await ana.screenshot({ path: 'test-results/screenshots/transfer-held-light.png' })
  await ana.keyboard.press('Control+z')
  await expect(
    ana.getByText('Transferência desfeita: o atendimento continua com você.'),
  ).toBeAttached()
  await expect(ana.getByRole('textbox', { name: 'Mensagem', exact: true })).toBeFocused()
  await ana.getByRole('button', { name: 'Inserir emoji' }).click()
  await expect(ana.getByRole('listbox', { name: /emoji/i })).toBeVisible()
  await ana.getByRole('button', { name: 'Inserir emoji' }).click()
  await expect(ana.getByRole('listbox', { name: /emoji/i })).toBeHidden()
  await ana.keyboard.press('Alt+j')
  await expect(ana.getByText('Não há resposta parecida para sugerir agora.')).toBeVisible()
  await shoot(ana, 'nothing-to-do')
  await ana.keyboard.press('F1')
  await ana.getByRole('region', { name: 'Na lista de conversas' }).scrollIntoViewIfNeeded()
  await shoot(ana, 'shortcuts-list')
})
