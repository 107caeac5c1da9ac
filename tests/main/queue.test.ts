import { beforeEach, describe, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { queueCountSql, queuePageSql } from '../../main/projections/queue-pages.ts'
import {
  changesSql,
  quotedMessageSql,
  reactionsSql,
  timelinePageSql,
} from '../../main/projections/timeline-pages.ts'
import { waitingRowsSql } from '../../main/projections/waiting-pages.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { countQueue, pageQueue } from '../../main/views/queue-view.ts'
import type { QueueView } from '../../shared/domain/queue/saved-filter.ts'
import type { QueueCursor } from '../../shared/ipc/queue.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

describe('the order of the queue', () => {
  test('who waits longest is first, who was answered last', () => {
    log.receive(3, 'terceira')
    log.ask(1, 3, { type: 'claim-attendance' })
    answer(3)
    log.ask(1, 3, { type: 'release-attendance' })
    log.receive(2, 'segunda')
    log.receive(1, 'primeira', { sentAt: log.now - 60_000 })
    apply(replica, log.parsed)
    expect(ids('waiting')).toEqual([1, 2, 3])
  })

  test('my attendances that wait come before those that I answered', () => {
    for (const number of [1, 2, 3]) {
      log.receive(number, 'oi')
      log.ask(1, number, { type: 'claim-attendance' })
    }
    answer(1)
    apply(replica, log.parsed)
    expect(ids('mine')).toEqual([2, 3, 1])
    expect(countQueue(deskOf(replica, 2, log.now))).toEqual({
      waiting: 0,
      mine: 0,
      pending: 0,
      team: 3,
      closed: 0,
      unsettled: 0,
      snoozed: 0,
      toAnswer: 0,
    })
  })

  test('what closes before the next shift comes before a longer wait, a closed window between', () => {
    const hour = 3_600_000
    const start = log.now
    log.receive(1, 'janela fechada', { sentAt: start })
    log.now = start + 20 * hour
    log.receive(2, 'espera mais', { sentAt: log.now })
    log.receive(3, 'escreveu há mais tempo', { sentAt: start + 3 * hour })
    log.now = start + 25 * hour
    apply(replica, log.parsed)
    expect(ids('waiting')).toEqual([3, 1, 2])
  })

  test('pending are those of mine in which the next word is the citizen’s', () => {
    for (const number of [1, 2, 3]) {
      log.receive(number, 'oi')
      log.ask(number === 3 ? 2 : 1, number, { type: 'claim-attendance' })
    }
    answer(1)
    apply(replica, log.parsed)
    expect(ids('pending')).toEqual([1])
    expect(countQueue(desk()).pending).toBe(1)
    issueCommand(
      desk(),
      log.command(2, {
        ...{ type: 'send-reply', messageId: sampleId('b', 9), text: 'Bom dia!', replyTo: null },
      }),
    )
    expect(ids('pending')).toEqual([1, 2])
    expect(countQueue(desk()).pending).toBe(2)
  })

  test('closed ones stand newest first', () => {
    for (const number of [1, 2, 3]) {
      log.receive(number, 'oi')
      log.ask(3, number, { type: 'close-attendance' })
    }
    apply(replica, log.parsed)
    expect(ids('closed')).toEqual([3, 2, 1])
  })

  test('a row shows who, since when and for what', () => {
    const sentAt = log.now
    log.receive(1, 'meu portão caiu', { sentAt })
    apply(replica, log.parsed)
    expect(pageQueue(desk(), { view: 'waiting', after: null, limit: 1 })).toEqual({
      next: null,
      rows: [
        {
          conversationId: sampleId('c', 1),
          attendanceId: log.states.get(sampleId('c', 1))?.attendance?.attendanceId,
          protocol: expect.stringMatching(/^2026-/),
          citizenName: 'Cidadã 1',
          status: 'waiting',
          holder: null,
          previousHolder: null,
          waitingSince: sentAt,
          lastMessage: {
            from: 'citizen',
            revoked: false,
            content: { kind: 'text', text: 'meu portão caiu' },
            at: sentAt,
            // By which a notice knows what it tells of.
            whatsappId: expect.stringMatching(/^wamid\./),
          },
          windowClosesAt: sentAt + 24 * 3_600_000 - 60_000,
          topic: null,
          forwarding: null,
          unread: 1,
          draft: null,
          mentioned: false,
          snoozedUntil: null,
          scheduledAt: null,
          pending: 0,
          refused: 0,
          unsettled: { unknown: 0, failed: 0 },
          fence: 0,
          seenSeq: log.events.length,
          cursor: {
            at: 2 * 2 ** 44 + sentAt,
            conversationId: sampleId('c', 1),
            asOf: log.now,
          },
        },
      ],
    })
  })
})

test.each<QueueView>(['waiting', 'mine', 'team', 'closed'])(
  'pages of %s join without a row twice or missing, also where the outbox moves rows',
  (view) => {
    for (let number = 1; number <= 40; number += 1) {
      log.receive(number, 'oi')
      if (view === 'mine' || number % 5 === 0) log.ask(1, number, { type: 'claim-attendance' })
      if (view === 'team') log.ask(2, number, { type: 'claim-attendance' })
      if (view === 'closed') log.ask(3, number, { type: 'close-attendance' })
    }
    apply(replica, log.parsed)
    for (const number of [2, 5, 9, 30]) {
      const type = view === 'mine' ? 'release-attendance' : 'claim-attendance'
      issueCommand(desk(), log.command(number, { type }))
    }
    const whole = ids(view)
    const paged: number[] = []
    let after: QueueCursor | null = null
    do {
      const page: ReturnType<typeof pageQueue> = pageQueue(desk(), { view, after, limit: 7 })
      paged.push(...page.rows.map(({ conversationId }) => Number(conversationId.slice(-2))))
      after = page.next
    } while (after)
    expect(paged).toEqual(whole)
    expect(whole).toHaveLength(countQueue(desk())[view])
  },
)

describe('hot statements use their indexes', () => {
  const queueViews = ['mine', 'team', 'closed', 'snoozed'] as const
  const page = { me: 'x', at: 1, after: 'x', limit: 1, now: 1, nextChance: 2 }

  test.each(queueViews)('a page of %s', (view) => {
    const index =
      view === 'mine' || view === 'snoozed' ? 'conversations_by_holder' : 'conversations_by_queue'
    const plan = explain(queuePageSql[view], page)
    // What is sorted is narrow: it comes from the index alone.
    const covering = view === 'closed' ? '' : 'COVERING '
    expect(plan).toContain(`USING ${covering}INDEX ${index}`)
    expect(plan).not.toMatch(/SCAN conversations/)
    if (view === 'closed') expect(plan).not.toMatch(/TEMP B-TREE/)
  })

  test.each([...queueViews, 'waiting'] as const)('the count of %s', (view) => {
    expect(explain(queueCountSql[view], { me: 'x', now: 1 })).toMatch(
      /SEARCH conversations USING COVERING INDEX/,
    )
  })

  test('the replies of a row that wait for a decision, however long its conversation is', () => {
    for (const sql of [queuePageSql.mine, queuePageSql.closed, waitingRowsSql]) {
      const plan = explain(sql, sql === waitingRowsSql ? ['[]'] : page)
      const looks = plan.match(/SEARCH reply .*/g)
      expect(new Set(looks)).toEqual(
        new Set(['SEARCH reply USING INDEX timeline_unsettled (conversation_id=?)']),
      )
    }
  })

  test('a page of a conversation, its quotes and its reactions', () => {
    const asked = { conversationId: 'x', at: 1, seq: 1, fromAt: -1, fromSeq: -1, limit: 1 }
    const plan = explain(timelinePageSql, asked)
    expect(plan).toContain('SEARCH timeline USING PRIMARY KEY (conversation_id=? AND (at,seq)')
    expect(plan).not.toContain('TEMP B-TREE')
    expect(explain(quotedMessageSql, ['x', 'y'])).toContain('USING INDEX timeline_by_whatsapp_id')
    expect(explain(reactionsSql, ['x', 'y'])).toContain('SEARCH reactions USING PRIMARY KEY')
    const changes = explain(changesSql, ['x', 'y', 'citizen'])
    expect(changes).toContain('SEARCH message_changes USING PRIMARY KEY')
  })
})

function explain(sql: string, parameters: object): string {
  const steps = replica.db.prepare(`explain query plan ${sql}`).all(parameters) as {
    detail: string
  }[]
  return steps.map(({ detail }) => detail).join('\n')
}

function desk() {
  return deskOf(replica, 1, log.now)
}

function ids(view: QueueView): number[] {
  const { rows } = pageQueue(desk(), { view, after: null, limit: 200 })
  return rows.map(({ conversationId }) => Number(conversationId.slice(-2)))
}

function answer(number: number): void {
  log.ask(1, number, {
    type: 'send-reply',
    messageId: sampleId('b', number),
    text: 'respondido',
    replyTo: null,
  })
}
