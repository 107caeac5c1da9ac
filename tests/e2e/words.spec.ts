import { expect, type Page } from '@playwright/test'
import { type Town, test } from './town.ts'

/** What an agent wrote is hers until it is sent: it is never lost, and never goes elsewhere. */

test('a note that is taken back returns to the note, never to the reply', async ({ town }) => {
  const ana = await atWork(town)
  await town.relay.kill()
  await expect(ana.getByRole('status').filter({ hasText: 'Sem conexão' })).toBeVisible()
  await message(ana).fill('Bom dia, Maria!')
  await ana.getByRole('radio', { name: 'Nota interna', exact: true }).click()
  await note(ana).fill('Reincidente: ver ocorrência anterior.')
  await ana.getByRole('button', { name: 'Salvar nota', exact: true }).click()
  await expect(log(ana).getByText('Reincidente')).toBeVisible()
  await ana.getByRole('radio', { name: 'Resposta', exact: true }).click()

  await ana.getByRole('button', { name: 'Cancelar envio', exact: true }).click()
  await expect(log(ana).getByText('Reincidente')).toBeHidden()
  await expect(note(ana)).toHaveValue('Reincidente: ver ocorrência anterior.')
  await ana.getByRole('radio', { name: 'Resposta', exact: true }).click()
  await expect(message(ana)).toHaveValue('Bom dia, Maria!')
})

test('steady typing survives a crash, and so does a note', async ({ town }) => {
  const ana = await atWork(town)
  await ana.getByRole('radio', { name: 'Nota interna', exact: true }).click()
  await note(ana).fill('Ligar para a UBS.')
  await ana.getByRole('radio', { name: 'Resposta', exact: true }).click()
  const words = 'A vacina da gripe está na UBS da 504 Sul.'
  await message(ana).pressSequentially(words, { delay: 80 })

  const again = await town.crashAndReopen(ana)
  await row(again).click()
  await expect(message(again)).not.toHaveValue('')
  const kept = await message(again).inputValue()
  expect(words.startsWith(kept)).toBe(true)
  // It was not kept at the end alone, nor at the beginning.
  expect(kept.length).toBeGreaterThan(words.length / 3)
  await again.getByRole('radio', { name: 'Nota interna', exact: true }).click()
  await expect(note(again)).toHaveValue('Ligar para a UBS.')
})

test('a refused reply is found from the foot, and its words are there', async ({ town }) => {
  const desks = await town.desks('ana', 'bruno')
  await write(town, 'Maria Fictícia', '5563999990001')
  await write(town, 'José Inventado', '5563999990002')
  for (const desk of desks) await expect(row(desk, 'José Inventado')).toBeVisible()
  const words = (index: number) => `Já verifico, balcão ${index + 1}.`
  await town.relay.kill()
  for (const [index, desk] of desks.entries()) {
    await expect(desk.getByRole('status').filter({ hasText: 'Sem conexão' })).toBeVisible()
    await row(desk).click()
    await desk.getByRole('button', { name: 'Assumir', exact: true }).click()
    await message(desk).fill(words(index))
    await desk.keyboard.press('Enter')
    await expect(log(desk).getByText(words(index))).toBeVisible()
    await row(desk, 'José Inventado').click()
    await expect(desk.getByRole('log', { name: 'Conversa com José Inventado' })).toBeVisible()
  }
  await town.relay.restart()

  const found = (desk: Page) =>
    desk.getByRole('button', { name: '2 ações não foram aceitas', exact: true })
  const losers = async () => {
    const lost = await Promise.all(desks.map((desk) => found(desk).isVisible()))
    return desks.filter((_, index) => lost[index])
  }
  await expect.poll(losers).toHaveLength(1)
  for (const loser of await losers()) {
    await found(loser).click()
    const own = words(desks.indexOf(loser))
    await expect(log(loser).getByText(own)).toBeVisible()
    await loser.getByRole('tab', { name: 'Equipe' }).click()
    await expect(row(loser)).toContainText('2 não aceitas')
    // The claim and the reply: the words stand in her draft already, and go away with neither.
    const discard = loser.getByRole('button', { name: 'Descartar', exact: true })
    await expect(discard).toHaveCount(1)
    await discard.click()
    await log(loser).getByRole('button', { name: 'Dispensar', exact: true }).click()
    await expect(loser.getByRole('button', { name: /não fo(i|ram) aceita/ })).toBeHidden()
    await expect(row(loser)).toContainText(own)
  }
})

async function atWork(town: Town): Promise<Page> {
  const [ana] = await town.desks('ana')
  await write(town, 'Maria Fictícia', '5563999990001')
  await row(ana).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(log(ana)).toContainText('assumiu o atendimento')
  await expect(ana.getByRole('button', { name: 'Encerrar', exact: true })).toBeVisible()
  return ana
}

async function write({ simulator }: Town, name: string, phone: string): Promise<void> {
  const citizen = await simulator.createCitizen({ name, phone })
  await simulator.write(citizen.id, 'Bom dia! Tem vacina da gripe?')
}

function row(page: Page, name = 'Maria Fictícia') {
  return page.getByRole('option').filter({ hasText: name }).first()
}

function log(page: Page) {
  return page.getByRole('log', { name: 'Conversa com Maria Fictícia' })
}

function message(page: Page) {
  return page.getByRole('textbox', { name: 'Mensagem', exact: true })
}

function note(page: Page) {
  return page.getByRole('textbox', { name: 'Texto da nota', exact: true })
}
