import { expect, type Page } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { chooseUndo } from './later-screen.ts'
import { row, tick } from './sights.ts'
import { test } from './town.ts'

/** What does not leave at once: taken back in time, or gone in spite of a crash. */

test('a reply is undone as it stood, and leaves once though the console crashes', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  await chooseUndo(ana, 'Por 10 segundos')
  const name = 'Rosa Imaginária'
  const rosa = await town.simulator.createCitizen({ name, phone: '5563999990061' })
  await town.simulator.write(rosa.id, 'A lâmpada da praça queimou')
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(message(ana)).toBeFocused()
  await ana.keyboard.press('Alt+r')
  await message(ana).fill('Já avisei a equipe. ')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('button', { name: 'Desfazer', exact: true })).toBeVisible()
  await expect(tick(ana.getByRole('log'), 'Na fila')).toHaveCount(1)
  await expect(ana.getByText('Resposta na fila. Ctrl+Z desfaz o envio.')).toBeAttached()
  await ana.keyboard.press('Control+z')
  await expect(message(ana)).toHaveValue('Já avisei a equipe. ')
  await expect(message(ana)).toBeFocused()
  await expect(ana.getByRole('note', { name: /A lâmpada da praça queimou$/ })).toBeVisible()
  await expect(ana.getByText('Envio desfeito: a resposta voltou ao rascunho.')).toBeAttached()
  expect(await town.simulator.sent()).toEqual([])

  await ana.keyboard.press('Enter')
  await expectNoFindings(ana)
  const again = await town.crashAndReopen(ana)
  await expect.poll(async () => (await town.simulator.thread(rosa.id)).length).toBe(2)
  const [asked, answer] = await town.simulator.thread(rosa.id)
  expect(answer).toMatchObject({ text: 'Já avisei a equipe.', replyTo: asked?.whatsappId })
  await row(again, name).click()
  await expect(tick(again.getByRole('log'), 'Entregue')).toBeVisible()
  await expect(message(again)).toHaveValue('')
  expect(await town.simulator.sent()).toHaveLength(1)
})

test('a reply is scheduled and taken back, and what is put aside comes back with the citizen', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const name = 'Davi Fictício'
  const davi = await town.simulator.createCitizen({ name, phone: '5563999990062' })
  await town.simulator.write(davi.id, 'A poda ficou para quando?')
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await message(ana).fill('A equipe foi hoje cedo.')
  await ana.getByRole('button', { name: 'Enviar mais tarde', exact: true }).click()
  const asking = ana.getByRole('dialog', { name: 'Enviar mais tarde' })
  await asking.getByText(/^Em 1 hora/).click()
  await expectNoFindings(ana)
  await asking.getByRole('button', { name: 'Agendar envio' }).click()
  await expect(message(ana)).toHaveValue('')
  await expect(message(ana)).toBeFocused()
  await expect(ana.getByRole('log').getByText(/^Agendada para /)).toBeVisible()
  await ana.getByRole('button', { name: 'Editar resposta agendada' }).click()
  await expect(message(ana)).toHaveValue('A equipe foi hoje cedo.')
  await expect(ana.getByRole('log').getByText(/^Agendada para /)).toBeHidden()

  await ana.getByRole('tab', { name: /^Minhas/ }).click()
  await message(ana).focus()
  await ana.keyboard.press('Alt+a')
  const when = ana.getByRole('dialog', { name: 'Lembrar depois' })
  // The first moment is chosen already: one key more puts it aside.
  await expect(when.getByRole('radio').first()).toBeFocused()
  await ana.keyboard.press('Enter')
  await expect(row(ana, name)).toBeHidden()
  await expect(ana.getByRole('tab', { name: /^Minhas/ })).toContainText('0')
  await ana.getByRole('tab', { name: /^Adiadas/ }).click()
  await expect(row(ana, name)).toContainText('adiada até')
  await expectNoFindings(ana)
  await town.simulator.write(davi.id, 'Obrigado!')
  await expect(row(ana, name)).toBeHidden()
  await ana.getByRole('tab', { name: /^Minhas/ }).click()
  await expect(row(ana, name)).not.toContainText('adiada até')
  expect(await town.simulator.sent()).toEqual([])
})

function message(page: Page) {
  return page.getByRole('textbox', { name: 'Mensagem', exact: true })
}
