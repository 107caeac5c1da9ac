import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../relay/store/open-store.ts'
import * as templates from '../../relay/whatsapp/account/templates.ts'
import { type Case, commandOf } from '../support/desk.ts'
import { patientTimings } from '../support/patient-timings.ts'
import { providers, WEBHOOK_SECRET } from '../support/providers.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { placeOf } from '../support/test-store.ts'
import { until } from '../support/wait.ts'

const DAY = 24 * 60 * 60_000
const asked = { everyMs: DAY, soonMs: 5 }

describe.each(providers)('templates through $provider', ({ provider, path, env }) => {
  let simulator: StartedSimulator
  let relay: StartedRelay
  let ana: SignedInClient
  let late = 0

  beforeAll(async () => {
    simulator = await startSimulator({
      ...{ provider, webhookSecret: WEBHOOK_SECRET },
      now: () => Date.now() + late,
    })
    // More than a page holds.
    for (let number = 0; number < 110; number += 1) {
      await simulator.addTemplate({ name: `campanha_${number}`, body: 'Olá, {{nome}}!' })
    }
    relay = await startRelay({
      apiUrl: `${simulator.url}${path}`,
      env: { ...env, WHATSAPP_PROVIDER: provider },
      clock: () => Date.now() + late,
      templates: asked,
    })
    await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
    ana = await relay.signIn('ana')
  })

  afterAll(async () => {
    await relay.stop()
    await simulator.stop()
  })

  const newest = async (name: string) =>
    (await ana.events('template-saved'))
      .map(({ template }) => template)
      .findLast((template) => template.name === name)

  it('all pages are read at the start, with status, category, format and every digit', async () => {
    const saved = await ana.untilEvents('template-saved', 117)
    expect(saved).toHaveLength(117)
    expect(await newest('andamento_solicitacao')).toMatchObject({
      ...{ whatsappId: '1690000000000000003', status: 'approved', category: 'utility' },
      ...{ language: 'pt_BR', parameterFormat: 'positional' },
      header: { format: 'text', text: 'Protocolo {{1}}' },
      buttons: [{ kind: 'url', url: 'https://palmas.example.org/protocolo/{{1}}' }],
      examples: { 'body:1': 'Ana', 'body:2': 'equipe no local' },
    })
    expect(await newest('aviso_manutencao')).toMatchObject({ status: 'paused', quality: 'red' })
    expect(await newest('convite_audiencia')).toMatchObject({
      ...{ status: 'rejected', reason: 'INVALID_FORMAT', parameterFormat: 'named' },
    })
    expect(await newest('pesquisa_satisfacao')).toMatchObject({ status: 'pending' })
  })

  it('follow what WhatsApp tells: status, category, quality, words, and their end', async () => {
    const change = {
      ...{ status: 'PAUSED', category: 'MARKETING', quality: 'RED', body: 'Oi, {{nome}}.' },
    }
    await simulator.changeTemplate('campanha_1', change)
    await until('the template is changed whole', async () => {
      const template = await newest('campanha_1')
      return template?.status === 'paused' && template.body === 'Oi, {{nome}}.'
    })
    expect(await newest('campanha_1')).toMatchObject({ category: 'marketing', quality: 'red' })
    const kinds = (await ana.untilEvents('alert-raised', 3)).map(({ alert }) => alert.kind)
    expect(kinds.toSorted()).toEqual(['template-category', 'template-quality', 'template-stopped'])
    await simulator.changeTemplate('campanha_2', { status: 'DELETED' })
    await until('it is gone', async () => (await newest('campanha_2'))?.status === 'deleted')
  })

  it('what was not told comes with the next reading', async () => {
    await simulator.changeTemplate('campanha_3', { body: 'Mudou, {{nome}}.', quiet: true })
    await simulator.changeTemplate('campanha_4', { quality: 'YELLOW' })
    await until('the quiet change is here', async () =>
      (await newest('campanha_3'))?.body.startsWith('Mudou'),
    )
  })

  async function aCase(): Promise<{ where: Case; citizenId: string }> {
    const citizen = await simulator.createCitizen({ name: 'Bia Fictícia' })
    const before = (await ana.events('attendance-opened')).length
    await simulator.write(citizen.id, 'Bom dia')
    const opened = (await ana.untilEvents('attendance-opened', before + 1)).at(-1)
    if (opened === undefined) throw new Error('nothing was opened')
    const where = { conversationId: opened.conversationId, attendanceId: opened.attendanceId }
    await ana.command(commandOf('claim-attendance', where, {}))
    return { where, citizenId: citizen.id }
  }

  const sending = (where: Case, name: string, values: Record<string, string>) =>
    commandOf('send-template', where, {
      ...{ messageId: randomUUID(), name, language: 'pt_BR', values },
    })

  it.each([
    [
      'named',
      'retomar_atendimento',
      { 'body:nome': 'Bia', 'body:protocolo': '2026-000001' },
      'Retomar atendimento\n\nOlá, Bia! Temos uma resposta sobre o seu atendimento 2026-000001. Responda a esta mensagem para continuar.',
    ],
    [
      'positional, with a link',
      'andamento_solicitacao',
      { 'header:1': '2026-1', 'body:1': 'Bia', 'body:2': 'concluída', 'button-0:1': '2026-1' },
      'Protocolo 2026-1\n\nOlá, Bia! Sua solicitação mudou de situação: concluída. Obrigado por falar com a gente.',
    ],
    [
      'with quick replies',
      'confirmacao_agendamento',
      { 'body:nome': 'Bia', 'body:local': 'USF 403 Norte', 'body:data': '30/11 às 9h' },
      'Agendamento\n\nOlá, Bia! Seu horário em USF 403 Norte está marcado para 30/11 às 9h. Podemos contar com você?',
    ],
  ])(
    'once the window has closed, one with %s parameters reaches the phone',
    async (_, name, values, words) => {
      const { where, citizenId } = await aCase()
      late += 2 * DAY
      // Her session has ended meanwhile.
      ana = await relay.signIn('ana')
      const command = sending(where, name, values)
      expect(await ana.command(command)).toMatchObject({ outcome: 'accepted' })
      await until('the template is on the phone', async () =>
        (await simulator.thread(citizenId)).some(
          ({ text, status }) => text === words && status === 'delivered',
        ),
      )
      const ofIt = async () =>
        (await ana.events('status-received')).filter((one) => one.messageId === command.messageId)
      const statuses = await until('it was delivered', async () => {
        const found = await ofIt()
        return found.length === 2 && found
      })
      expect(statuses[0]?.pricing).toEqual({
        ...{ billable: true, model: 'PMP', type: 'regular', category: 'utility' },
      })
      expect(await ana.command(command)).toMatchObject({ outcome: 'accepted' })
    },
  )

  it('one that is paused, has holes, or is nobody’s does not go out', async () => {
    const { where } = await aCase()
    const before = (await simulator.sent()).length
    const values = { 'body:inicio': '8h', 'body:fim': '12h' }
    expect(await ana.command(sending(where, 'aviso_manutencao', values))).toMatchObject({
      refusal: { reason: 'template-unusable', why: 'paused' },
    })
    expect(
      await ana.command(sending(where, 'retomar_atendimento', { 'body:nome': 'Bia' })),
    ).toMatchObject({
      refusal: {
        reason: 'template-values',
        problems: [{ key: 'body:protocolo', problem: 'empty' }],
      },
    })
    expect(await ana.command(sending(where, 'nenhum', {}))).toMatchObject({
      refusal: { reason: 'unknown-template' },
    })
    expect((await simulator.sent()).length).toBe(before)
  })

  it('one that WhatsApp paused a moment ago fails with its code, and is read anew', async () => {
    const { where } = await aCase()
    await simulator.changeTemplate('campanha_5', { status: 'PAUSED', quiet: true })
    const command = sending(where, 'campanha_5', { 'body:nome': 'Bia' })
    expect(await ana.command(command)).toMatchObject({ outcome: 'accepted' })
    const failed = await until('WhatsApp has refused it', async () =>
      (await ana.events('send-failed')).find(({ messageId }) => messageId === command.messageId),
    )
    expect(failed.code).toBe(132015)
    await until(
      'it is known to be paused',
      async () => (await newest('campanha_5'))?.status === 'paused',
    )
  })
})

it('a token that WhatsApp refuses raises an alert without anybody sending', async () => {
  const simulator = await startSimulator()
  const relay = await startRelay({
    ...{ apiUrl: simulator.apiUrl, templates: asked },
    env: { WHATSAPP_TOKEN: 'velho' },
  })
  const carla = await relay.signIn('carla')
  const [raised] = await carla.untilEvents('alert-raised', 1)
  expect(raised?.alert).toMatchObject({ kind: 'token-refused', severity: 'grave', code: 190 })
  await relay.stop()
  await simulator.stop()
})

describe('what sending tells of the account', () => {
  it('a payment problem becomes an alert, and is over once a message has left', async () => {
    const simulator = await startSimulator()
    const relay = await startRelay({ apiUrl: simulator.apiUrl, timings: patientTimings })
    await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
    const ana = await relay.signIn('ana')
    const where = await caseOfBia(simulator, ana)
    await simulator.faults({ refuseSends: [131042] })
    await ana.command(
      commandOf('send-reply', where, {
        ...{ messageId: randomUUID(), text: 'Olá', replyTo: null },
      }),
    )
    const [raised] = await ana.untilEvents('alert-raised', 1)
    expect(raised?.alert).toMatchObject({ kind: 'payment', severity: 'grave', code: 131042 })
    const [settled] = await ana.untilEvents('alert-settled', 1)
    expect(settled).toMatchObject({ alertId: raised?.alertId, agentId: null })
    await relay.stop()
    await simulator.stop()
  })

  it('who stopped marketing is known by WhatsApp’s refusal', async () => {
    const simulator = await startSimulator()
    const relay = await startRelay({ apiUrl: simulator.apiUrl })
    await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
    const ana = await relay.signIn('ana')
    const where = await caseOfBia(simulator, ana)
    await simulator.faults({ failSends: [131050] })
    await ana.command(
      commandOf('send-reply', where, {
        ...{ messageId: randomUUID(), text: 'Olá', replyTo: null },
      }),
    )
    const [changed] = await ana.untilEvents('marketing-preference-changed', 1)
    const [started] = await ana.events('conversation-started')
    expect(changed).toMatchObject({
      ...{ citizenId: started?.citizenId, wants: false, source: 'refusal' },
    })
    const failed = (await ana.events('status-received')).find(({ status }) => status === 'failed')
    expect(failed).toMatchObject({ code: 131050, failureClass: 'never-to-citizen' })
    await relay.stop()
    await simulator.stop()
  })
})

it('the table is as the log tells', async () => {
  const simulator = await startSimulator()
  const relay = await startRelay({ apiUrl: simulator.apiUrl, templates: asked })
  const ana = await relay.signIn('ana')
  const saved = await ana.untilEvents('template-saved', 7)
  const store = await openStore(await placeOf(relay.dataFolder), randomUUID)
  expect((await templates.all(store)).map(({ name }) => name)).toEqual(
    saved.map(({ template }) => template.name).toSorted(),
  )
  await store.close()
  await relay.stop()
  await simulator.stop()
})

/** The first citizen of a simulator writes, and is attended. */
async function caseOfBia(simulator: StartedSimulator, ana: SignedInClient): Promise<Case> {
  const citizen = await simulator.createCitizen({ name: 'Bia Fictícia' })
  await simulator.write(citizen.id, 'Oi')
  const [opened] = await ana.untilEvents('attendance-opened', 1)
  if (opened === undefined) throw new Error('nothing was opened')
  const where = { conversationId: opened.conversationId, attendanceId: opened.attendanceId }
  await ana.command(commandOf('claim-attendance', where, {}))
  return where
}
