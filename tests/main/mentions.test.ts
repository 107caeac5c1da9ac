import { beforeEach, expect, test } from 'vitest'
import { noteSeen } from '../../main/readings/note-seen.ts'
import { moveOver } from '../../main/replica/move-over.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { writeSession } from '../../main/session/stored-session.ts'
import { takeMentions } from '../../main/views/mentions-view.ts'
import { pageQueue } from '../../main/views/queue-view.ts'
import { organisationSchema } from '../../shared/organisation.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { account, SampleLog, sampleId } from '../support/sample-log.ts'

const [ana, bruno] = [sampleId('a', 1), sampleId('a', 2)]
const conversationId = sampleId('c', 1)

let replica: Replica
let log: SampleLog

beforeEach(() => {
  log = new SampleLog()
  log.receive(1, 'o poste caiu')
  log.receive(2, 'o muro também')
  log.ask(1, 1, { type: 'claim-attendance' })
  replica = ofBruno()
  apply(replica, log.parsed)
})

test('a colleague’s note is told once, and its row is marked until the conversation is before her', () => {
  note(1, '@Bruno, vê isto?', [bruno])
  expect(apply(replica, log.parsed).mentioned).toBe(true)
  expect(apply(replica, log.parsed).mentioned).toBe(false)
  const told = { conversationId, noteId: sampleId('f', 1), by: { agentId: ana, name: 'Ana' } }
  expect(take()).toEqual([{ ...told, citizenName: 'Cidadã 1' }])
  expect(take()).toEqual([])
  expect(marked()).toEqual([true, false])
  expect(looks('away')).toBe(false)
  expect(marked()).toEqual([true, false])
  expect(looks('viewing')).toBe(true)
  expect(looks('viewing')).toBe(false)
  expect(marked()).toEqual([false, false])
})

test('one that she looked at as it came is not told later', () => {
  note(1, '@Bruno, vê isto?', [bruno])
  apply(replica, log.parsed)
  looks('viewing')
  expect(take()).toEqual([])
})

test('a note to somebody else, and one to nobody, are nothing of hers', () => {
  note(1, '@Caio', [sampleId('a', 3)])
  note(2, 'Bruno')
  expect(apply(replica, log.parsed).mentioned).toBe(false)
  expect(marked()).toEqual([false, false])
})

test('what stood there before she had this replica is no news', () => {
  note(1, '@Bruno, vê isto?', [bruno])
  const first = ofBruno()
  apply(first, log.parsed, { road: 'snapshot', head: log.parsed.length })
  expect(first.mentions.untold()).toEqual([])
})

test('one whose conversation is still on its way to this PC is told once that is here', () => {
  note(1, '@Bruno, vê isto?', [bruno])
  const agents = log.parsed.filter(({ event }) => event.type === 'agent-added')
  const before = log.parsed.slice(0, -1)
  replica = ofBruno()
  apply(replica, agents, { road: 'snapshot', head: before.length })
  expect(apply(replica, log.parsed.slice(-1)).mentioned).toBe(true)
  expect(take()).toEqual([])
  apply(replica, before, { road: 'history' })
  expect(take()).toMatchObject([{ conversationId, citizenName: 'Cidadã 1' }])
  expect(take()).toEqual([])
})

test('it goes over to the replica that takes this one’s place, told or not', () => {
  note(1, '@Bruno, vê isto?', [bruno])
  apply(replica, log.parsed)
  const successor = openTestReplica()
  apply(successor, log.parsed)
  moveOver(replica, successor)
  expect(successor.mentions.isIn(conversationId)).toBe(true)
  expect(successor.mentions.untold()).toHaveLength(1)
})

test('with the citizen’s words goes what was to be told of them', () => {
  note(1, '@Bruno, ela mora na 504', [bruno])
  apply(replica, log.parsed)
  log.erase(1)
  apply(replica, log.parsed)
  expect(take()).toEqual([])
  expect(marked()).not.toContain(true)
  // Whom it named are colleagues: that stays, as the note's place does.
  const events = [...replica.events.ofConversation(conversationId)].map(({ event }) => event)
  expect(events.find(({ type }) => type === 'note-added')).toMatchObject({
    ...{ mentions: [bruno], content: null },
  })
})

function ofBruno(): Replica {
  const opened = openTestReplica()
  writeSession(opened.meta, {
    ...{ token: null, account: { ...account(2), login: 'bruno' } },
    organisation: organisationSchema.parse({
      ...{ name: 'Inventada', shortName: 'I', timeZone: 'UTC', reopenWithinMinutes: 0 },
    }),
  })
  return opened
}

function note(number: number, text: string, mentions?: string[]): void {
  const command = { type: 'add-note', noteId: sampleId('f', number), text } as const
  log.ask(1, 1, mentions ? { ...command, mentions } : command)
}

function take() {
  return takeMentions(deskOf(replica, 2, log.now)).mentions
}

function marked(): boolean[] {
  const rows = (['waiting', 'team'] as const).flatMap(
    (view) => pageQueue(deskOf(replica, 2, log.now), { view, after: null, limit: 9 }).rows,
  )
  return rows
    .sort((a, b) => a.conversationId.localeCompare(b.conversationId))
    .map(({ mentioned }) => mentioned)
}

function looks(doing: 'away' | 'viewing'): boolean {
  const said = { doing, conversationId, readMessageId: null }
  return noteSeen(deskOf(replica, 2, log.now), said)
}
