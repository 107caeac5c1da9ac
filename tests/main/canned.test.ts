import { beforeEach, describe, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { findCannedFacts } from '../../main/views/canned-facts.ts'
import { listCannedReplies, listCannedVersions } from '../../main/views/canned-view.ts'
import { countSameReplies } from '../../main/views/same-replies.ts'
import type { CannedCommand } from '../../shared/commands.ts'
import { decideCanned, evolveCanned, replyIdOf } from '../../shared/domain/canned/decide-canned.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { removeReply, sampleReply, saveReply } from '../support/sample-canned.ts'
import { account, SampleLog, sampleId } from '../support/sample-log.ts'

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

/** The relay carries it out. */
function record(agent: number, command: CannedCommand): void {
  const about = log.events.filter((event) => {
    if (event.type === 'canned-reply-saved') return event.reply.replyId === replyIdOf(command)
    return event.type === 'canned-reply-removed' && event.replyId === replyIdOf(command)
  })
  const decision = decideCanned(about.reduce(evolveCanned, null), command, account(agent))
  if ('refused' in decision) throw new Error(decision.refused.reason)
  log.append(...decision.accepted)
}

const desk = (agent = 1) => deskOf(replica, agent, log.now)
const shortcuts = (agent: number) =>
  listCannedReplies(desk(agent)).replies.map(({ reply }) => reply.shortcut)

describe('the list', () => {
  test('each is offered what is hers, the team’s and the organisation’s, in order of name', () => {
    const replies = [
      sampleReply({ replyId: sampleId('f', 1), shortcut: 'Vacina', scope: 'organisation' }),
      sampleReply({ replyId: sampleId('f', 2), shortcut: 'árvore' }),
      sampleReply({ replyId: sampleId('f', 3), shortcut: 'minha', scope: 'own' }),
    ]
    for (const reply of replies) record(3, saveReply(reply))
    apply(replica, log.parsed)
    expect(shortcuts(3)).toEqual(['árvore', 'minha', 'Vacina'])
    expect(shortcuts(1)).toEqual(['árvore', 'Vacina'])
    expect(listCannedReplies(desk(1)).replies.map(({ mayEdit }) => mayEdit)).toEqual([true, false])
  })

  test('versions say who changed what, in whatever order they come', () => {
    const first = saveReply(sampleReply())
    const second = saveReply(sampleReply({ text: 'Bom dia!' }), first.commandId)
    record(1, first)
    record(2, second)
    record(1, removeReply(sampleReply(), second.commandId))
    const events = log.parsed.toReversed()
    apply(replica, events, { road: 'snapshot', head: events.length })
    expect(shortcuts(1)).toEqual([])
    const { versions } = listCannedVersions(desk(), { replyId: sampleReply().replyId })
    expect(versions.map(({ by, reply }) => [by?.name, reply?.text ?? null])).toEqual([
      ['Ana', null],
      ['Bruno', 'Bom dia!'],
      ['Ana', sampleReply().text],
    ])
  })

  test('what this console asked for shows at once, and counts as seen for the next change', () => {
    apply(replica, log.parsed)
    const first = saveReply(sampleReply())
    const second = saveReply(sampleReply({ text: 'Oi!' }), first.commandId)
    for (const command of [first, second]) {
      expect(issueCommand(desk(), command)).toEqual({ outcome: 'queued' })
    }
    expect(listCannedReplies(desk()).replies).toMatchObject([
      {
        reply: { text: 'Oi!' },
        basedOn: second.commandId,
        saved: null,
        unconfirmed: { state: 'waiting' },
      },
    ])
    const removal = removeReply(sampleReply(), second.commandId)
    expect(issueCommand(desk(), removal)).toEqual({ outcome: 'queued' })
    expect(shortcuts(1)).toEqual([])
  })

  test('a refused one keeps its words before its writer', () => {
    apply(replica, log.parsed)
    const command = saveReply(sampleReply({ text: 'Minhas palavras.' }))
    issueCommand(desk(), command)
    replica.outbox.refuse(command.commandId, { reason: 'changed-meanwhile' })
    expect(listCannedReplies(desk()).replies).toMatchObject([
      { unconfirmed: { state: 'refused', reply: { text: 'Minhas palavras.' } } },
    ])
  })
})

describe('in a conversation', () => {
  beforeEach(() => {
    log.receive(1, 'Bom dia, sou da ARSE 51')
    log.receive(1, 'a árvore caiu')
    log.ask(1, 1, { type: 'claim-attendance' })
  })

  test('facts are of this citizen: her quadra is the one that her own words name', () => {
    apply(replica, log.parsed)
    const facts = findCannedFacts(desk(), { conversationId: sampleId('c', 1) })
    expect(facts).toMatchObject({
      quadra: '504 Sul',
      lastWords: 'a árvore caiu',
      values: { quadra: '504 Sul', agente: 'Ana', area: null, prazo: null },
    })
    expect(facts?.values['protocolo']).toMatch(/^2026-/)
  })

  test('facts of who wrote before are not those of who may be writing now', () => {
    const conversationId = sampleId('c', 1)
    const details = { name: 'Registrada Antes', quadra: '304 Norte', topics: [] }
    log.ask(1, 1, { type: 'save-registration', details })
    apply(replica, log.parsed)
    expect(findCannedFacts(desk(), { conversationId })).toMatchObject({
      ...{ firstName: 'Registrada', quadra: '304 Norte' },
    })
    const changedAt = log.now
    log.append({ type: 'identity-changed', conversationId, change: 'number', changedAt })
    apply(replica, log.parsed)
    expect(findCannedFacts(desk(), { conversationId })).toMatchObject({
      ...{ firstName: null, quadra: null, lastWords: null },
    })
  })

  test('a use is counted once, for each canned reply that the words began as', () => {
    record(1, saveReply(sampleReply()))
    const { replyId } = sampleReply()
    for (const text of ['Bom dia!', 'Até logo!']) {
      log.ask(1, 1, {
        ...{ type: 'send-reply', messageId: crypto.randomUUID(), text, replyTo: null },
        canned: [replyId, replyId],
      })
    }
    apply(replica, log.parsed)
    apply(replica, log.parsed)
    expect(listCannedReplies(desk()).replies).toMatchObject([{ uses: 2 }])
  })

  test('the same words to other citizens today are counted, with what waits to leave', () => {
    const say = (number: number, text: string) => {
      log.receive(number, 'oi')
      log.ask(1, number, { type: 'claim-attendance' })
      const messageId = crypto.randomUUID()
      log.ask(1, number, { type: 'send-reply', messageId, text, replyTo: null })
    }
    say(2, 'A poda será amanhã.')
    log.now += 24 * 3_600_000
    say(1, 'A poda será amanhã.')
    say(3, 'A poda será amanhã.')
    say(4, 'a PODA será amanhã!')
    say(5, 'A poda será na sexta.')
    apply(replica, log.parsed)
    const count = (number: number) =>
      countSameReplies(desk(), {
        conversationId: sampleId('c', number),
        text: 'A poda será amanhã',
      }).citizens
    expect(count(1)).toBe(2)
    expect(count(5)).toBe(3)
    const messageId = crypto.randomUUID()
    const text = 'A poda será amanhã.'
    issueCommand(desk(), log.command(5, { type: 'send-reply', messageId, text, replyTo: null }))
    expect(count(1)).toBe(3)
  })
})
