import { expect, type Page } from '@playwright/test'
import { FakeRelay } from '../support/fake-relay.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { openManager } from './canned-screen.ts'
import { shoot, shootLarge } from './shoot.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** What one meets seldom: limits, words that came back, and a very large window. */

const CITIZENS = 14

test('a large screen, compact', async ({ town }) => {
  const [ana, carla] = await town.desks('ana', 'carla')
  for (let number = 0; number < CITIZENS; number += 1) {
    const phone = `55639999${String(10_000 + number)}`
    const citizen = await town.simulator.createCitizen({ name: `Pessoa Fictícia ${number}`, phone })
    await town.simulator.write(citizen.id, `Tem vacina da gripe no posto da ${number + 100} Sul?`)
  }
  await expect(row(ana, 'Pessoa Fictícia 13')).toBeVisible()
  for (const desk of [ana, carla]) {
    await desk.keyboard.press('Control+,')
    const settings = desk.getByRole('dialog', { name: 'Configurações' })
    await settings.getByRole('radio', { name: 'Compacta', exact: true }).click({ force: true })
    await desk.keyboard.press('Escape')
    await desk.setViewportSize({ width: 2560, height: 1440 })
  }
  await row(ana, 'Pessoa Fictícia 3').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Tem sim, das 8h às 17h, até sexta. Leve um documento com foto.')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText('Entregue', { exact: true }).first()).toBeAttached()
  await ana.getByRole('button', { name: 'Quem é o cidadão', exact: true }).click()
  await shoot(ana, 'compact-2560')
  await ana.keyboard.press('Control+Shift+F')
  await ana.keyboard.type('vacina ')
  await expect(ana.getByRole('option').first()).toBeVisible()
  await shoot(ana, 'compact-2560-search')
  await shoot(carla, 'compact-2560-overview')
})

test('canned replies that were begun and not saved', async ({ town }) => {
  const [ana, carla] = await town.desks('ana', 'carla')
  const phone = '5563999990001'
  const citizen = await town.simulator.createCitizen({ name: 'Maria Fictícia', phone })
  await town.simulator.write(citizen.id, 'Muito obrigada!')
  await row(ana, 'Maria Fictícia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const log = ana.getByRole('log')
  await expect(log).toContainText('assumiu o atendimento')
  await log.getByText('Muito obrigada!').hover()
  await log.getByRole('button', { name: 'Reagir' }).first().click()
  await ana.getByRole('option', { name: 'Mãos juntas' }).click()
  await expect(log.getByRole('button', { name: 'Retirar a reação 🙏' })).toBeVisible()
  const manager = await openManager(carla)
  for (const name of [
    'horário do posto',
    'documentos para a matrícula',
    'poda de árvore na calçada',
  ]) {
    await manager.getByRole('button', { name: 'Nova resposta', exact: true }).click()
    await manager.getByRole('textbox', { name: 'Nome curto', exact: true }).fill(name)
  }
  await expect(manager.getByRole('region', { name: 'Novas, por salvar:' })).toBeVisible()
  await shoot(carla, 'canned-unsaved-new')
  await shootLarge(carla, 'canned-unsaved-new')
  await carla.getByRole('button', { name: 'Fechar', exact: true }).click()
  await carla.getByRole('button', { name: /^Conta de/ }).click()
  await carla.getByRole('menuitem', { name: 'Conciliação', exact: true }).click()
  const sums = carla.getByRole('dialog', { name: 'Conciliação', exact: true })
  const reactions = sums.getByRole('table').last()
  await expect(reactions).toBeVisible()
  await reactions.scrollIntoViewIfNeeded()
  await shoot(carla, 'reconciliation-reactions')
  await sums.getByRole('button', { name: 'Fechar', exact: true }).click()
  await carla.getByRole('button', { name: /^Conta de/ }).click()
  await carla.getByRole('menuitem', { name: 'Configurações do órgão', exact: true }).click()
  const office = carla.getByRole('dialog', { name: 'Configurações do órgão' })
  await office.getByText('Definido na instalação').scrollIntoViewIfNeeded()
  await shoot(carla, 'office-installed')
  await shootLarge(carla, 'office-installed')
})

test('a reply from a notice that became a draft', async ({ town }) => {
  const [ana] = await town.desks('ana')
  const citizen = await town.simulator.createCitizen({
    name: 'Maria Fictícia',
    phone: '5563999990001',
  })
  await town.simulator.write(citizen.id, 'Qual é o CPF do responsável?')
  await row(ana, 'Maria Fictícia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(ana.getByRole('button', { name: 'Encerrar', exact: true })).toBeVisible()
  await replyFromNotice(ana, 'O CPF é 529.982.247-25, confirme por favor.')
  await expect(ana.getByRole('alert').filter({ hasText: 'ficou como rascunho' })).toBeVisible()
  await shoot(ana, 'reply-kept')
  // Another window is in front while it comes back: nobody has seen it there.
  await ana.evaluate(() => {
    document.hasFocus = () => false
    window.dispatchEvent(new Event('blur'))
  })
  await replyFromNotice(ana, 'E o RG, por favor? O seu e-mail é ana@exemplo.invalid?')
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await expect(message).toHaveValue(/e-mail/)
  await message.press('Enter')
  await expect(ana.getByText('Não saiu: confira', { exact: false })).toBeVisible()
  await message.press('Enter')
  await expect(ana.getByText('acabou de voltar para este campo', { exact: false })).toBeVisible()
  await shoot(ana, 'reply-came-back')
  const cards = ana.getByRole('button', { name: 'Dispensar', exact: true })
  while ((await cards.count()) > 0) await cards.first().click()
  await shootLarge(ana, 'reply-came-back')
})

test('drafts that a restored record has no conversation for', async ({ town }) => {
  const relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  const sample = new SampleLog()
  sample.now = Date.now() - 60_000
  for (const number of [1, 2]) sample.receive(number, 'Posso levar o cadastro hoje?')
  relay.append(...sample.events.slice(relay.log.length))
  const ana = await town.emptyDesk(['--relay', relay.url])
  await signInAs(ana)
  const drafts = [
    ['Cidadã 1', 'Pode vir hoje, até as 17h. Traga o comprovante de residência.'],
    ['Cidadã 2', ''],
  ] as const
  for (const [name, words] of drafts) {
    await row(ana, name).click()
    await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
    await expect(ana.getByRole('log')).toContainText('assumiu o atendimento')
    const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
    await expect(message).toBeEditable()
    if (words !== '') await message.fill(words)
    else {
      const chosen = ana.waitForEvent('filechooser')
      await ana.getByRole('button', { name: /^Anexar/ }).click()
      const file = { name: 'guia-da-matricula.pdf', mimeType: 'application/pdf', buffer: PDF }
      await (await chosen).setFiles(file)
      await expect(ana.getByText('guia-da-matricula.pdf').first()).toBeVisible()
    }
  }
  await ana.getByRole('button', { name: /^Conta de/ }).click()
  await ana.getByRole('menuitem', { name: 'Sair da conta', exact: true }).click()
  relay.logId = sampleId('e', 1)
  relay.log.splice(sampleAccounts.length)
  await signInAs(ana)
  await ana.getByRole('button', { name: /^A enviar/ }).click()
  const list = ana.getByRole('dialog', { name: 'O que ainda não saiu' })
  await expect(list.getByRole('button', { name: 'Copiar o texto' })).toBeVisible()
  await shoot(ana, 'lost-drafts')
  const saving = ana.waitForEvent('download')
  await list.getByRole('button', { name: 'Salvar o arquivo guia-da-matricula.pdf' }).click()
  expect((await saving).suggestedFilename()).toBe('guia-da-matricula.pdf')
  await expect(list.getByText('Arquivo salvo.')).toBeVisible()
  await shoot(ana, 'lost-drafts-saved')
  await shootLarge(ana, 'lost-drafts')
  await relay.stop()
})

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

async function signInAs(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Usuário', exact: true }).fill('ana')
  await page.getByLabel('Senha', { exact: true }).fill('senha')
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Fila', exact: true })).toBeVisible()
}

/** What Windows would bring: the loopback host's notices have no field. */
async function replyFromNotice(page: Page, text: string): Promise<void> {
  await page.evaluate(async (words) => {
    const token = sessionStorage.getItem('balcao-token')
    const ask = async (channel: string, args: object) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const body = JSON.stringify(args)
      return (await fetch(`/ipc/${channel}`, { method: 'POST', headers, body })).json()
    }
    const { session } = await ask('get-status', {})
    const { rows } = await ask('page-queue', { view: 'mine', after: null, limit: 1 })
    const [{ conversationId, attendanceId, fence, seenSeq }] = rows
    const to = { conversationId, attendanceId, fence, seenSeq, agentId: session.account.agentId }
    await ask('reply-from-notice', { ...to, text: words })
  }, text)
}
