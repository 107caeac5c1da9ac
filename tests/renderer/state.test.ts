import { describe, expect, test } from 'vitest'
import {
  citizenMessagesAfter,
  newestConfirmed,
  newestOfCitizen,
  timelineLines,
} from '../../renderer/features/conversation/timeline-lines.ts'
import { snippetParts } from '../../renderer/features/search/snippet.ts'
import { arrangeRows } from '../../renderer/state/arrange-rows.ts'
import { coalesce } from '../../renderer/state/coalesce.ts'
import { mergeNewest, mergeOlder } from '../../renderer/state/merge-timeline.ts'
import { newerStatus } from '../../renderer/state/newer-status.ts'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import type { TimelineItem, TimelinePage } from '../../shared/ipc/timeline.ts'

const HOUR = 60 * 60_000

describe('the list under the pointer', () => {
  const shown = arrangeRows([], rows('a', 'b', 'c'), false).rows

  test('is simply the fresh one while nobody points at it', () => {
    expect(ids(arrangeRows(shown, rows('n', 'c', 'a'), false))).toEqual(['n', 'c', 'a'])
  })

  test('keeps its places while somebody does, and counts what is held back', () => {
    const arranged = arrangeRows(shown, rows('n', 'c', 'a', 'b'), true)
    expect([ids(arranged), arranged.heldBack]).toEqual([['a', 'b', 'c'], 1])
  })

  test('adds below what belongs below, since that moves nothing', () => {
    const arranged = arrangeRows(shown, rows('a', 'b', 'c', 'n'), true)
    expect([ids(arranged), arranged.heldBack]).toEqual([['a', 'b', 'c', 'n'], 0])
  })

  test('a row that left stays where it was, and says so', () => {
    const arranged = arrangeRows(shown, rows('a', 'c'), true)
    expect(arranged.rows.map((row) => [row.conversationId, row.gone])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ])
  })

  test('a row that changed changes in its place', () => {
    const changed = rows('a', 'b', 'c').map((row) => ({ ...row, pending: 2 }))
    expect(arrangeRows(shown, changed, true).rows.map((row) => row.pending)).toEqual([2, 2, 2])
  })
})

describe('a row in which nothing has changed', () => {
  const shown = arrangeRows([], rows('a', 'b', 'c'), false).rows
  const later = rows('c', 'a', 'b').map((row) => ({ ...row, cursor: { ...row.cursor, asOf: 99 } }))

  test.each([false, true])('is the same object, wherever it stands (pointed at: %s)', (holding) => {
    const { rows: again } = arrangeRows(shown, later, holding)
    expect(again).toHaveLength(3)
    expect(again.every((row) => shown.includes(row))).toBe(true)
  })

  test('is another one once anything in it has, however deep, or it has come back', () => {
    const [c, a, b] = later.map((row) => ({ ...row, unsettled: { unknown: 1, failed: 0 } }))
    const fresh = [c, a, b].flatMap((row) => row ?? [])
    expect(arrangeRows(shown, fresh, false).rows.some((row) => shown.includes(row))).toBe(false)
    const left = arrangeRows(shown, rows('a', 'c'), true).rows
    expect(arrangeRows(left, rows('a', 'b', 'c'), true).rows.map(({ gone }) => gone)).toEqual([
      ...[false, false, false],
    ])
  })
})

describe('a timeline that grows', () => {
  const before = { at: 1, seq: 1 }

  test('the newest page joins the older items on the screen', () => {
    const merged = mergeNewest(page(before, 'a', 'b', 'c'), page({ at: 2, seq: 2 }, 'c', 'd'))
    expect([merged.items.map(({ id }) => id), merged.before]).toEqual([
      ['a', 'b', 'c', 'd'],
      before,
    ])
  })

  test('a gap is never hidden: a page that does not touch stands alone', () => {
    const newest = page({ at: 9, seq: 9 }, 'x', 'y')
    expect(mergeNewest(page(before, 'a', 'b'), newest)).toEqual(newest)
  })

  test('the whole conversation replaces what was there', () => {
    expect(mergeNewest(page(before, 'a'), page(null, 'a', 'b'))).toEqual(page(null, 'a', 'b'))
  })

  test('an older page goes above, unless the screen has moved on', () => {
    const shown = page(before, 'c', 'd')
    expect(mergeOlder(shown, before, page(null, 'a', 'b'))).toEqual(page(null, 'a', 'b', 'c', 'd'))
    expect(mergeOlder(shown, { at: 7, seq: 7 }, page(null, 'a'))).toBeNull()
  })
})

describe('lines of the conversation', () => {
  const noon = Date.UTC(2026, 10, 22, 15)

  test('days stand above their items, and quick messages of one person are joined', () => {
    const items = [
      message('a', noon - 24 * HOUR),
      message('b', noon),
      message('c', noon + 60_000),
      message('d', noon + HOUR),
    ]
    const lines = timelineLines(items, 'America/Araguaina')
    expect(
      lines.map((line) => (line.kind === 'item' ? [line.key, line.joined] : line.key)),
    ).toEqual([
      'day-2026-11-21',
      ['a', false],
      'day-2026-11-22',
      ['b', false],
      ['c', true],
      ['d', false],
    ])
  })

  test('a day that comes twice has two keys', () => {
    const items = [message('a', noon), message('b', noon - 24 * HOUR), message('c', noon)]
    const keys = timelineLines(items, 'UTC').map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('what is unconfirmed may vanish: the newest that stays is the one above it', () => {
    const waiting = {
      ...message('b', 2),
      unconfirmed: { commandId: 'b', state: 'waiting' as const },
    }
    expect([newestConfirmed([message('a', 1), waiting]), newestConfirmed([])]).toEqual(['a', null])
  })

  test('the citizen’s newest message is found under what the desk did after it', () => {
    const items = [message('a', 1), message('b', 2), { ...message('c', 3), from: 'agent' as const }]
    expect(newestOfCitizen(items)?.id).toBe('b')
  })

  test('only the citizen’s messages count as new', () => {
    const items = [message('a', 1), message('b', 2), { ...message('c', 3), from: 'agent' as const }]
    expect(citizenMessagesAfter(items, 'a')).toBe(1)
  })
})

test.each([0, 1, 2, 3, 4, 5, 6])(
  'who asks %i steps after the last look is still served',
  async (steps) => {
    let asked = 0
    let served = 0
    const refresh = coalesce(async () => {
      served = asked
    })
    asked = 1
    void refresh()
    for (let step = 0; step < steps; step += 1) await Promise.resolve()
    asked = 2
    await refresh()
    expect(served).toBe(2)
  },
)

describe('refreshing', () => {
  test('never runs twice at once, and once more for whoever asked meanwhile', async () => {
    const runs: PromiseWithResolvers<void>[] = []
    const refresh = coalesce(() => {
      const run = Promise.withResolvers<void>()
      runs.push(run)
      return run.promise
    })
    const all = Promise.all([refresh(), refresh(), refresh()])
    expect(runs).toHaveLength(1)
    runs[0]?.resolve()
    await expect.poll(() => runs.length).toBe(2)
    runs[1]?.resolve()
    await all
    expect(runs).toHaveLength(2)
  })
})

test('a snippet shows its hits', () => {
  expect(snippetParts('a \u{E000}coleta\u{E001} de lixo')).toEqual([
    { key: '0', text: 'a ', hit: false },
    { key: '1', text: 'coleta', hit: true },
    { key: '2', text: ' de lixo', hit: false },
  ])
})

function rows(...names: string[]): QueueRow[] {
  return names.map((conversationId) => ({
    conversationId,
    attendanceId: conversationId,
    protocol: '2026-1',
    citizenName: null,
    status: 'waiting',
    holder: null,
    previousHolder: null,
    waitingSince: null,
    lastMessage: null,
    windowClosesAt: null,
    topic: null,
    forwarding: null,
    unread: 0,
    draft: null,
    mentioned: false,
    scheduledAt: null,
    snoozedUntil: null,
    pending: 0,
    refused: 0,
    unsettled: { unknown: 0, failed: 0 },
    fence: 0,
    seenSeq: 0,
    cursor: { at: 0, conversationId, asOf: 0 },
  }))
}

function ids({ rows: shown }: { rows: QueueRow[] }): string[] {
  return shown.map((row) => row.conversationId)
}

function message(id: string, at: number): Extract<TimelineItem, { kind: 'message' }> {
  return {
    kind: 'message',
    id,
    whatsappId: null,
    at,
    from: 'citizen',
    agent: null,
    viaPhone: false,
    earlier: [],
    revokedAt: null,
    provenance: null,
    content: { kind: 'text', text: id },
    media: null,
    quote: null,
    reactions: [],
    delivery: null,
    unconfirmed: null,
  }
}

function page(before: TimelinePage['before'], ...names: string[]): TimelinePage {
  return { items: names.map((id) => message(id, 0)), before }
}

describe('the status', () => {
  test('an answer that was overtaken by a push does not undo it', () => {
    const status = {
      revision: 5,
      relayUrl: null,
      relayFixed: false,
      session: { state: 'signed-out' as const, ended: null },
      sync: {
        state: 'connected' as const,
        problem: null,
        heardAt: null,
        opening: null,
        history: null,
      },
      outbox: { waiting: 0, held: 0, refused: 0, refusedIn: null },
      clockOffset: 0,
    }
    const overtaken = { ...status, revision: 4, clockOffset: 9 }
    expect(newerStatus(status, overtaken)).toBe(status)
    expect(newerStatus(overtaken, status)).toBe(status)
    expect(newerStatus(null, overtaken)).toBe(overtaken)
  })
})
