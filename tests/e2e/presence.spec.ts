import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { root } from '../../tools/root.ts'
import { row, tick } from './sights.ts'
import { test } from './town.ts'

/** Who is there, what the citizen is told of it, and replies that nobody knows the fate of. */

const folder = join(root, 'test-results', 'screenshots')
mkdirSync(folder, { recursive: true })

test('colleagues see each other; only the holder’s reading and writing reach the citizen', async ({
  town,
}) => {
  test.slow()
  const [ana, bruno] = await town.desks('ana', 'bruno')
  const { simulator } = town
  const citizen = await simulator.createCitizen({ name: 'Maria Fictícia', phone: '5563999990001' })
  await simulator.write(citizen.id, 'Tem vaga na creche da 504 Sul?')
  const isRead = async () => (await simulator.thread(citizen.id))[0]?.status === 'read'
  const sees = async () => (await simulator.citizens())[0]?.typing

  await row(bruno, 'Maria Fictícia').click()
  await bruno.mouse.move(400, 300)
  await row(ana, 'Maria Fictícia').click()
  await expect(ana.locator('main').getByText('Bruno Modelo está vendo')).toBeVisible()
  await ana.waitForTimeout(2_500)
  expect(await isRead()).toBe(false)

  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect.poll(isRead).toBe(true)
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.pressSequentially('Bom dia! Tem sim.', { delay: 20 })
  await expect.poll(sees).toBe(true)
  await expect(bruno.locator('main').getByText('Ana Exemplo está respondendo')).toBeVisible()
  await shoot(bruno, 'colleague-replying')
  await message.press('Enter')
  await expect.poll(sees).toBe(false)
})

test('a reply without confirmation is put before the agent, and sent again only on her word', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const { simulator } = town
  const citizen = await simulator.createCitizen({ name: 'João Inventado', phone: '5563999990002' })
  await simulator.write(citizen.id, 'A rua alagou de novo.')
  await row(ana, 'João Inventado').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const conversation = ana.getByRole('log', { name: 'Conversa com João Inventado' })
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })

  // Neither the answer nor a status comes: nobody knows.
  await simulator.faults({ cutSends: 1, failSends: [] })
  await simulator.settings({ statusDelayMs: 3_600_000 })
  await message.fill('A equipe está a caminho.')
  await message.press('Enter')
  await expect(tick(conversation, 'Sem confirmação')).toBeVisible()
  await expect(ana.getByRole('tab', { name: /^A conferir/ })).toBeVisible()
  await shoot(ana, 'unknown-reply')
  await ana.getByRole('button', { name: 'Enviar de novo', exact: true }).click()
  await expect(conversation.getByText('O cidadão pode receber duas vezes.')).toBeVisible()
  await ana.getByRole('button', { name: 'Enviar outra vez', exact: true }).click()
  await expect(conversation.getByText('Ana Exemplo enviou de novo')).toBeVisible()
  await expect.poll(async () => (await simulator.sent()).length).toBe(2)

  await simulator.settings({ statusDelayMs: 10 })
  await simulator.faults({ refuseSends: [131026] })
  await message.fill('Deu certo?')
  await message.press('Enter')
  await expect(tick(conversation, 'Falhou')).toBeVisible()
  await shoot(ana, 'failed-reply')
  await ana.getByRole('button', { name: 'Enviar de novo', exact: true }).click()
  await expect(tick(conversation, 'Entregue')).toBeVisible()
  expect((await simulator.sent()).filter(({ text }) => text === 'Deu certo?')).toHaveLength(1)
})

async function shoot(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
  }
}
