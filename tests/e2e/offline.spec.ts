import { expect, type Page } from '@playwright/test'
import type { LogEvent } from '../../shared/events.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { connection, row, tick } from './sights.ts'
import { type Town, test } from './town.ts'

/**
 * A reply was queued without a connection, and meanwhile something happened to the case: on
 * reconnection it is in the draft again with the reason, what is new is on the screen, and nothing
 * has been sent.
 */

const HOUR = 60 * 60_000
const name = 'Rosa Imaginária'
const phone = '5563999990041'
const words = 'Pode vir hoje, até as 17h.'

test('the service window closes', async ({ town }) => {
  const [ana] = await town.desks('ana')
  // Written yesterday: an hour of the 24 is left, until the relay's clock goes on.
  await town.simulator.announce({ field: 'messages', value: written(Date.now() - 23 * HOUR) })
  await queueWithoutConnection(town, ana)
  await town.relay.goOn(2 * HOUR)

  await town.plug(ana)
  await expect(ana.getByText('Janela de 24 h fechada')).toBeVisible()
  await expectReturned(ana, 'A janela de 24 horas do WhatsApp fechou.')
  await expectNothingSent(town)
  await log(ana).getByRole('button', { name: 'Guardar o rascunho e escolher um modelo' }).click()
  await expect(ana.getByRole('dialog', { name: 'Enviar modelo aprovado' })).toBeVisible()
  await ana.keyboard.press('Escape')
  await expect(message(ana)).toHaveValue(words)
})

test('a colleague takes the conversation', async ({ town }) => {
  const [ana, bruno] = await town.desks('ana', 'bruno')
  await write(town)
  await queueWithoutConnection(town, ana)
  await row(bruno, name).click()
  await bruno.getByRole('button', { name: 'Assumir', exact: true }).click()
  await message(bruno).fill('Já respondo, Rosa.')
  await bruno.keyboard.press('Enter')
  await expect(tick(log(bruno), 'Entregue')).toBeVisible()

  await town.plug(ana)
  await expectReturned(ana, 'Quem atende agora é Bruno Modelo.')
  await expect(log(ana).getByText('Já respondo, Rosa.')).toBeVisible()
  expect((await town.simulator.sent()).map(({ text }) => text)).toEqual(['Já respondo, Rosa.'])
})

test('the citizen writes: what the agent writes now stays too, and only she sends', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const citizen = await write(town)
  await queueWithoutConnection(town, ana)
  await town.simulator.write(citizen.id, 'Aliás, me mudei: agora é na 504 Sul.')
  await message(ana).pressSequentially('Mais uma coisa:')

  await town.plug(ana)
  await expectReturned(ana, 'Chegou 1 mensagem depois que você começou a escrever.', [
    'Mais uma coisa:',
    words,
  ])
  await expect(log(ana).getByText('504 Sul')).toBeVisible()
  await expectNothingSent(town)

  await log(ana).getByRole('button', { name: 'Enviar assim mesmo', exact: true }).click()
  await expect(tick(log(ana), 'Entregue')).toBeVisible()
  await expect(message(ana)).toHaveValue('Mais uma coisa:')
  expect((await town.simulator.sent()).map(({ text }) => text)).toEqual([words])
})

test('the case is withdrawn: a supervisor blocks the citizen', async ({ town }) => {
  const [ana, carla] = await town.desks('ana', 'carla')
  await write(town)
  await queueWithoutConnection(town, ana)
  await row(carla, name).click()
  await carla.getByRole('button', { name: 'Quem é o cidadão', exact: true }).click()
  await carla.getByRole('button', { name: `Bloquear ${name}…`, exact: true }).click()
  await carla.getByRole('textbox', { name: 'O que aconteceu' }).fill('Ameaça a servidores.')
  await carla.getByRole('button', { name: 'Bloquear', exact: true }).click()
  await expect(carla.getByText(/Cidadão bloqueado até/)).toBeVisible()

  await town.plug(ana)
  await expectReturned(ana, 'Este cidadão está bloqueado: encerre o bloqueio antes.')
  await expect(ana.getByText(/Cidadão bloqueado até/)).toBeVisible()
  await expectNothingSent(town)
})

test('the citizen is erased: that nothing was sent is said, and the words go with the rest', async ({
  town,
}) => {
  const [ana, admin] = await town.desks('ana', 'admin')
  await write(town)
  await queueWithoutConnection(town, ana)
  await row(admin, name).click()
  await admin.getByRole('button', { name: 'Mais ações', exact: true }).click()
  await admin.getByRole('menuitem', { name: 'Apagar os dados desta pessoa…', exact: true }).click()
  const erasure = admin.getByRole('alertdialog', { name: 'Apagar os dados desta pessoa' })
  await erasure.getByRole('textbox', { name: /APAGAR/ }).fill('APAGAR')
  await erasure.getByRole('button', { name: 'Apagar para sempre', exact: true }).click()
  await expect(erasure.getByText('Os dados foram apagados.')).toBeVisible()

  await town.plug(ana)
  await expect(connection(ana, 'Conectado')).toBeVisible()
  const told = 'nada foi enviado, e este texto se apagou junto.'
  await expect(ana.getByText(told)).toBeVisible()
  await expect(ana.getByText('não há mais a quem responder aqui', { exact: false })).toBeVisible()
  await expect(ana.getByText(words)).toHaveCount(0)
  await expect(ana.getByText(name)).toHaveCount(0)
  await expectNothingSent(town)
  const again = await town.crashAndReopen(ana)
  await again.getByRole('button', { name: /não fo(i|ram) aceita/ }).click()
  await expect(again.getByText(told)).toBeVisible()
  await again.getByRole('button', { name: 'Descartar', exact: true }).last().click()
  await expect(again.getByText(told)).toBeHidden()
})

test('the relay is newer: nothing leaves, and what it does not take comes back', async ({
  town,
}) => {
  const relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  const sample = new SampleLog()
  sample.now = Date.now() - 60_000
  sample.receive(1, 'Posso levar o cadastro hoje?')
  sample.append(named)
  relay.append(...sample.events.slice(relay.log.length))
  const ana = await town.emptyDesk(['--relay', relay.url])
  await ana.getByRole('textbox', { name: 'Usuário', exact: true }).fill('ana')
  await ana.getByLabel('Senha', { exact: true }).fill('senha')
  await ana.getByRole('button', { name: 'Entrar', exact: true }).click()
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(log(ana)).toContainText('assumiu o atendimento')
  await relay.stop()
  await expect(connection(ana, 'Sem conexão')).toBeVisible()
  await message(ana).fill(words)
  await ana.keyboard.press('Enter')
  await expect(tick(log(ana), 'Na fila')).toHaveCount(1)

  relay.faults.otherProtocol = true
  await relay.start()
  await expect(
    ana.getByText('O servidor usa outra versão do Balcão', { exact: false }),
  ).toBeVisible()
  await expect(log(ana).getByText('Ainda não saiu deste computador')).toBeVisible()

  // The same protocol, with kinds of events and reasons that this console has never heard of.
  sample.receive(1, { kind: 'hologram', depth: 3 } as never)
  relay.append(sample.events.at(-1) as LogEvent, { type: 'from-the-future', what: 1 } as never)
  relay.faults.strangeRefusals = 1
  relay.faults.otherProtocol = false
  await expect(connection(ana, 'Conectado')).toBeVisible()
  await expectReturned(ana, 'O servidor não entendeu este pedido. Atualize o Balcão.')
  await expect(
    log(ana).getByText('de um tipo que esta versão ainda não mostra', { exact: false }),
  ).toBeVisible()
  expect(relay.log.filter(({ type }) => type === 'reply-queued')).toEqual([])
  await relay.stop()
})

const named = {
  type: 'citizen-identified' as const,
  citizenId: sampleId('d', 1),
  content: { profileName: name, username: null, phone, userId: null },
}

/** A webhook of a message that WhatsApp took a while to bring. */
function written(sentAt: number) {
  return {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: SIMULATED.displayPhoneNumber,
      phone_number_id: SIMULATED.phoneNumberId,
    },
    contacts: [{ profile: { name }, wa_id: phone }],
    messages: [
      {
        ...{ from: phone, id: 'wamid.ontem', timestamp: String(Math.floor(sentAt / 1000)) },
        ...{ type: 'text', text: { body: 'Posso levar o cadastro hoje?' } },
      },
    ],
  }
}

async function write({ simulator }: Town) {
  const citizen = await simulator.createCitizen({ name, phone })
  await simulator.write(citizen.id, 'Posso levar o cadastro hoje?')
  return citizen
}

/** Without the relay, Ana claims the case and answers. */
async function queueWithoutConnection(town: Town, ana: Page): Promise<void> {
  await row(ana, name).click()
  await expect(log(ana)).toContainText('Posso levar o cadastro hoje?')
  await town.unplug(ana)
  await expect(connection(ana, 'Sem conexão')).toBeVisible()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await message(ana).fill(words)
  await ana.keyboard.press('Enter')
  await expect(tick(log(ana), 'Na fila')).toHaveCount(1)
  await expect(message(ana)).toHaveValue('')
}

/** The reply stands with the reason, and its words in the field. */
async function expectReturned(ana: Page, why: string, inField = [words]): Promise<void> {
  await expect(
    log(ana).getByText(`Não foi aceito. ${why} O texto voltou ao rascunho.`),
  ).toBeVisible()
  await expect(message(ana)).toHaveValue(inField.join('\n'))
}

async function expectNothingSent({ simulator }: Town): Promise<void> {
  expect(await simulator.sent()).toEqual([])
}

function log(page: Page) {
  return page.getByRole('log')
}

function message(page: Page) {
  return page.getByRole('textbox', { name: 'Mensagem', exact: true })
}
