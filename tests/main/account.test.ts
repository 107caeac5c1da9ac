import { beforeEach, describe, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { listAlerts } from '../../main/views/alerts-view.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import type { Alert } from '../../shared/domain/alerts/alert.ts'
import type { LogEvent } from '../../shared/events.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'
import { sampleTemplate } from '../support/sample-templates.ts'

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

const payment: Alert = {
  ...{ kind: 'payment', severity: 'grave', subject: '', detail: null, code: 131042, until: null },
}
const name: Alert = {
  ...{ kind: 'name-rejected', severity: 'warning', subject: 'Palmas', detail: null },
  ...{ code: null, until: null },
}
const at = (number: number) => ({ ...deskOf(replica, number, log.now) })
const supervisor = () => {
  const desk = at(2)
  return { ...desk, account: { ...desk.account, roles: ['supervisor' as const] } }
}

describe('templates', () => {
  test('are as the newest event about each tells, whatever the order of arrival', () => {
    const saved = (seq: number, body: string): LogEvent => ({
      ...{ type: 'template-saved', seq, at: log.now },
      template: sampleTemplate({ body }),
    })
    const events = [saved(2, 'novo'), saved(1, 'velho')].map((event) => ({
      known: true as const,
      event,
    }))
    apply(replica, events, { road: 'snapshot', head: 2 })
    expect(replica.account.templates().map(({ body }) => body)).toEqual(['novo'])
  })

  test('a template is shown at once as the citizen will read it, and leaves the window alone', () => {
    log.receive(1, 'bom dia')
    log.ask(1, 1, { type: 'claim-attendance' })
    log.append({ type: 'template-saved', template: sampleTemplate() })
    apply(replica, log.parsed)
    const command = log.command(1, {
      type: 'send-template',
      messageId: sampleId('b', 1),
      name: 'retomar_atendimento',
      language: 'pt_BR',
      values: { 'header:protocolo': '2026-1', 'body:nome': 'Bia', 'body:assunto': 'a poda' },
      confirmed: true,
    })
    const late = { ...at(1), relayNow: () => log.now + 48 * 3_600_000 }
    expect(issueCommand(late, command)).toEqual({ outcome: 'queued' })
    const view = openConversation(late, { conversationId: sampleId('c', 1), limit: 10 })
    expect(view?.can).toMatchObject({ template: true, reply: false })
    expect(view?.page.items.at(-1)).toMatchObject({
      content: { kind: 'template', body: 'Olá, Bia! Temos uma resposta sobre a poda.' },
      unconfirmed: { state: 'waiting' },
    })
  })
})

describe('alerts', () => {
  const raise = (alertId: string, alert: Alert) =>
    log.append({ type: 'alert-raised', alertId, alert })

  test('who supervises sees all of them; an agent only why replies wait', () => {
    raise(sampleId('e', 1), payment)
    raise(sampleId('e', 2), name)
    apply(replica, log.parsed)
    expect(listAlerts(at(1))).toEqual({ held: 'payment', supervised: null })
    expect(listAlerts(supervisor()).supervised?.standing.map(({ alert }) => alert.kind)).toEqual(
      expect.arrayContaining(['payment', 'name-rejected']),
    )
  })

  test('one that is settled says by whom, or that it passed by itself', () => {
    raise(sampleId('e', 1), payment)
    raise(sampleId('e', 2), name)
    log.append({ type: 'alert-settled', alertId: sampleId('e', 1), agentId: null })
    log.append({ type: 'alert-settled', alertId: sampleId('e', 2), agentId: sampleId('a', 1) })
    apply(replica, log.parsed)
    const { held, supervised } = listAlerts(supervisor())
    expect(held).toBeNull()
    expect(supervised?.standing).toEqual([])
    expect(supervised?.settled.map(({ settled }) => settled?.by?.name ?? null).sort()).toEqual([
      'Ana',
      null,
    ])
  })

  test('a settlement that arrives before its alert counts', () => {
    raise(sampleId('e', 1), payment)
    log.append({ type: 'alert-settled', alertId: sampleId('e', 1), agentId: null })
    const events = [...log.parsed].reverse()
    apply(replica, events, { road: 'snapshot', head: events.length })
    expect(listAlerts(supervisor()).held).toBeNull()
  })
})
