import { expect, type Page } from '@playwright/test'
import { echoesTo, kinds } from './kinds.ts'
import { shoot, shootLarge } from './shoot.ts'
import { type Town, test } from './town.ts'

/**
 * A picture of every screen, in both themes, for people to look at: `npm run screenshots`. The
 * people and their stories are invented.
 */
const longName = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'

test('first run and sign-in', async ({ town }) => {
  const page = await town.emptyDesk([])
  await expect(page.getByRole('textbox')).toBeVisible()
  await shoot(page, 'first-run')
  const desk = await town.emptyDesk()
  await expect(desk.getByRole('button', { name: 'Entrar', exact: true })).toBeVisible()
  await shoot(desk, 'sign-in')
  await desk.getByRole('textbox', { name: 'Usuário', exact: true }).fill('ana')
  await desk.getByLabel('Senha', { exact: true }).fill('errada')
  await desk.getByRole('button', { name: 'Entrar', exact: true }).click()
  await expect(desk.getByRole('alert')).toBeVisible()
  await shoot(desk, 'sign-in-refused')
})

test('an empty desk', async ({ town }) => {
  const [ana] = await town.desks('ana')
  await shoot(ana, 'empty')
})

test('a full desk', async ({ town }) => {
  const [ana, bruno] = await town.desks('ana', 'bruno')
  const people = await writeStories(town)
  await expect(row(ana, longName)).toBeVisible()
  await shoot(ana, 'queue')

  await row(bruno, 'Seu Osvaldo Inventado').click()
  await bruno.getByRole('button', { name: 'Assumir', exact: true }).click()
  await row(ana, 'Maria Fictícia').click()
  await shoot(ana, 'conversation-waiting')
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Bom dia, Maria! Tem sim: na *UBS da 504 Sul*, das 8h às 17h, até sexta.')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText('Entregue', { exact: true }).first()).toBeAttached()
  await town.simulator.read(people.maria)
  await expect(ana.getByText('Lida', { exact: true }).first()).toBeAttached()
  await town.simulator.write(people.maria, 'Muito obrigada! Posso levar meu filho também?')
  await expect(ana.getByText('Posso levar meu filho também?').first()).toBeVisible()
  await message.fill('Pode sim. Leve a caderneta de vacinação dele e')
  await shoot(ana, 'conversation')
  await ana.setViewportSize({ width: 1024, height: 700 })
  await shoot(ana, 'conversation-1024')
  // A window of 1280 × 800 at 200 %.
  await shootLarge(ana, 'conversation')
  await ana.setViewportSize({ width: 1920, height: 1080 })
  await shoot(ana, 'conversation-1920')
  await ana.setViewportSize({ width: 1280, height: 800 })
  await row(ana, longName).click()
  await shoot(ana, 'long-name')
  await row(ana, 'Seu Osvaldo Inventado')
    .click({ timeout: 2_000 })
    .catch(() => {
      // Bruno's claim has moved him to another list, which is fine for a picture.
    })

  await town.simulator.faults({ refuseSends: [131026] })
  await row(ana, longName).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await message.fill('Bom dia! Como podemos ajudar?')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText('Falhou', { exact: true }).first()).toBeAttached()
  await shoot(ana, 'failed')

  await town.relay.kill()
  await expect(ana.getByRole('status').filter({ hasText: 'Sem conexão' })).toBeVisible()
  await message.fill('Guardei aqui até a conexão voltar.')
  await ana.keyboard.press('Enter')
  await shoot(ana, 'offline')
  await town.relay.restart()
})

test('every kind of message', async ({ town }) => {
  const { simulator } = town
  const citizen = await simulator.createCitizen({
    name: 'Maria Fictícia',
    phone: '5563999990001',
  })
  for (const kind of kinds) {
    await simulator.write(citizen.id, { type: 'raw', message: kind })
  }
  await expect.poll(async () => (await simulator.webhooks()).pending).toBe(0)
  await simulator.announce({ field: 'smb_message_echoes', value: echoesTo(citizen.userId) })
  const [ana] = await town.desks('ana')
  await row(ana, 'Maria Fictícia').click()
  await expect(ana.getByText('Pelo celular', { exact: true })).toBeVisible()
  // Her number changed: what she wrote before is covered until somebody says who writes.
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await ana.getByRole('button', { name: 'Confirmei que é a mesma pessoa', exact: true }).click()
  const summaries = ana.locator('summary')
  await ana.setViewportSize({ width: 1280, height: 2600 })
  await expect(summaries).toHaveCount(3)
  for (const summary of await summaries.all()) await summary.click()
  await shoot(ana, 'kinds')
})

async function writeStories({ simulator }: Town): Promise<{ maria: string }> {
  const people = [
    {
      name: 'Maria Fictícia',
      says: ['Bom dia!', 'Ainda tem vacina da gripe no posto da 504 Sul?'],
    },
    {
      name: 'Seu Osvaldo Inventado',
      says: ['Tem um buraco enorme na alameda 2 da 504 Sul. Já caiu moto ali.'],
    },
    {
      name: 'Rita Imaginária',
      says: ['oi', 'queria saber', 'do curso de costura', 'se ainda tem vaga', 'por favor'],
    },
    {
      name: longName,
      says: ['Quero elogiar a equipe que limpou a praça da Aureny III, ficou uma beleza!'],
    },
    {
      name: 'Pedro Suposto',
      says: ['A coleta de lixo NÃO PASSA há uma semana!!! Isso é um absurdo.'],
    },
    {
      name: '',
      username: 'luzia.exemplo',
      says: ['Boa tarde, o CRAS do Taquaralto abre na sexta?'],
    },
  ]
  const ids: string[] = []
  for (const [index, { name, username, says }] of people.entries()) {
    const citizen = await simulator.createCitizen(
      username ? { name, username } : { name, phone: `556399999000${index}` },
    )
    ids.push(citizen.id)
    for (const text of says) await simulator.write(citizen.id, text)
  }
  await simulator.write(ids[1] ?? '', { type: 'image', caption: 'Olha o tamanho' })
  return { maria: ids[0] ?? '' }
}

function row(page: Page, name: string) {
  return page.getByRole('option').filter({ hasText: name }).first()
}
