import { expect, type Page } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { connection, row, tick } from './sights.ts'
import { test } from './town.ts'

/** Everything that has not left, over all conversations: seen, opened, edited, withdrawn. */

test('what waits to leave is listed with what will become of it, and each item can be taken back', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  for (const [index, name] of ['Rosa Imaginária', 'Davi Fictício'].entries()) {
    const citizen = await town.simulator.createCitizen({ name, phone: `556399999005${index}` })
    await town.simulator.write(citizen.id, 'Bom dia!')
    await expect(row(ana, name)).toBeVisible()
  }
  // Nothing waits, and that is said.
  await ana.getByRole('button', { name: 'A enviar', exact: true }).click()
  await expect(list(ana).getByText('Nada espera para sair')).toBeVisible()
  await expectNoFindings(ana)
  await ana.keyboard.press('Escape')
  await expect(list(ana)).toBeHidden()

  await town.unplug(ana)
  await expect(connection(ana, 'Sem conexão')).toBeVisible()
  await answer(ana, 'Rosa Imaginária', 'Pode vir hoje.')
  await answer(ana, 'Davi Fictício', 'Já verifico.')
  // By keyboard alone.
  const button = ana.getByRole('button', { name: 'A enviar: 4 itens', exact: true })
  await button.focus()
  await ana.keyboard.press('Enter')
  const rosa = list(ana).getByRole('region', { name: 'Rosa Imaginária', exact: true })
  await expect(rosa.getByRole('listitem')).toHaveCount(2)
  await expect(rosa.getByText('Assumir o atendimento')).toBeVisible()
  await expect(rosa.getByText(/^Vai sair, se for até /)).toBeVisible()
  await expectNoFindings(ana)

  // Without its claim the reply could not go: that is told at once.
  await rosa.getByRole('button', { name: 'Cancelar envio' }).first().click()
  await expect(
    rosa.getByText('Não deve ser aceito: Esta conversa está na fila: assuma antes.'),
  ).toBeVisible()
  // What was written is asked about before it is lost.
  await rosa.getByRole('button', { name: 'Cancelar envio' }).click()
  await expect(rosa.getByText('O texto se perde.')).toBeVisible()
  await rosa.getByRole('button', { name: 'Manter' }).click()
  await expect(rosa.getByText('Pode vir hoje.')).toBeVisible()

  const davi = list(ana).getByRole('region', { name: 'Davi Fictício', exact: true })
  await davi.getByRole('button', { name: 'Editar', exact: true }).click()
  await expect(list(ana)).toBeHidden()
  await expect(message(ana)).toHaveValue('Já verifico.')
  await expect(message(ana)).toBeFocused()
  await ana.keyboard.press('End')
  await ana.keyboard.type(' Um momento.')
  await ana.keyboard.press('Enter')

  await ana.getByRole('button', { name: 'A enviar: 3 itens', exact: true }).click()
  await rosa.getByRole('button', { name: 'Abrir no lugar: Rosa Imaginária' }).click()
  await expect(ana.getByRole('log', { name: 'Conversa com Rosa Imaginária' })).toContainText(
    'Pode vir hoje.',
  )
  await ana.getByRole('button', { name: 'A enviar: 3 itens', exact: true }).click()
  await rosa.getByRole('button', { name: 'Cancelar envio' }).click()
  await rosa.getByRole('button', { name: 'Descartar o texto' }).click()
  await expect(rosa).toBeHidden()
  await ana.keyboard.press('Escape')

  await town.plug(ana)
  await expect(connection(ana, 'Conectado')).toBeVisible()
  await row(ana, 'Davi Fictício')
    .or(ana.getByRole('tab', { name: /^Minhas/ }))
    .first()
    .click()
  await expect
    .poll(async () => (await town.simulator.sent()).map(({ text }) => text))
    .toEqual(['Já verifico. Um momento.'])
  await expect(ana.getByRole('button', { name: 'A enviar', exact: true })).toBeVisible()
})

async function answer(ana: Page, name: string, words: string): Promise<void> {
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await message(ana).fill(words)
  await ana.keyboard.press('Enter')
  await expect(tick(ana.getByRole('log'), 'Na fila')).toHaveCount(1)
}

function list(page: Page) {
  return page.getByRole('dialog', { name: 'O que ainda não saiu' })
}

function message(page: Page) {
  return page.getByRole('textbox', { name: 'Mensagem', exact: true })
}
