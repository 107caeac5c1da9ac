import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Command } from '../../shared/commands.ts'
import type { QueueRow } from '../../shared/ipc/queue.ts'

const bridge = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../../renderer/bridge.ts', () => ({ ...bridge, listen: vi.fn(), isDesktop: true }))
vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} }))

const { beginBulk, dismissBulk, followBulk, forgetBulk, isUndoable, runBulk, undoBulk, useBulk } =
  await import('../../renderer/state/bulk.ts')
const { useNotices } = await import('../../renderer/state/notices.ts')
const { useQueue } = await import('../../renderer/state/queue.ts')
const { clearSelection, followSelection, selectAll, selectStretch, toggleSelected, useSelection } =
  await import('../../renderer/state/selection.ts')

/** The console behind the screen: what it foretells, what it was asked, and what has not left. */
let foretold: Record<string, unknown>
let issued: Command[]
let unsent: Map<string, unknown>

followSelection()

beforeEach(() => {
  foretold = {}
  issued = []
  unsent = new Map()
  bridge.call.mockImplementation((channel: string, args: never) => answer(channel, args))
  forgetBulk()
  clearSelection()
  useQueue.setState({
    view: 'waiting',
    filters: {},
    next: null,
    ...listOf('a', 'b', 'c', 'd', 'e'),
  })
})

describe('what is selected', () => {
  test('is a stretch from the last one, survives what arrives, and loses what leaves', () => {
    toggleSelected('b')
    selectStretch('d')
    expect(selected()).toEqual(['b', 'c', 'd'])
    useQueue.setState(listOf('new', 'd', 'a', 'b', 'c', 'e'))
    expect(selected()).toEqual(['b', 'c', 'd'])
    useQueue.setState(listOf('new', 'd', 'a', 'c', 'e'))
    expect(selected()).toEqual(['c', 'd'])
    toggleSelected('c')
    expect(selected()).toEqual(['d'])
  })

  test('is all of the view, and nothing in another one', async () => {
    await selectAll(listOf('a', 'b', 'c', 'd', 'e').rows, 3)
    expect(selected()).toEqual(['a', 'b', 'c'])
    useQueue.setState({ view: 'mine' })
    expect(selected()).toEqual([])
  })

  test('is all that stood on the screen, and nothing that came at that moment', async () => {
    const { rows: painted } = listOf('a', 'b')
    // A push came between what was painted and the key.
    useQueue.setState(listOf('new', 'a', 'other', 'b', 'last'))
    await selectAll(painted, 100)
    expect(selected()).toEqual(['a', 'b'])
  })

  test('is what pages below hold too, without who came since', async () => {
    const { rows: painted, fresh } = listOf('a', 'b')
    useQueue.setState({ rows: painted, fresh, next: { at: 0, conversationId: 'b', asOf: 9 } })
    const below = [row('c'), { ...row('d'), waitingSince: 99 }, row('e')]
    bridge.call.mockImplementation((channel: string) =>
      channel === 'page-queue' ? { rows: below, next: null } : {},
    )
    await selectAll(painted, 100)
    expect(selected()).toEqual(['a', 'b', 'c', 'e'])
  })
})

describe('the same about many', () => {
  test('is issued one by one, told how far it is, and sums up what was refused, early and late', async () => {
    foretold = { b: { reason: 'already-claimed', by: 'x' } }
    await beginBulk({ type: 'claim-attendance' }, rows('a', 'b', 'c'))
    expect(issued.map(({ conversationId, type }) => [conversationId, type])).toEqual([
      ['a', 'claim-attendance'],
      ['c', 'claim-attendance'],
    ])
    expect(issued[0]).toMatchObject({ fence: 4, seenSeq: 9, attendanceId: 'of-a' })
    expect(states()).toEqual(['waiting', 'refused', 'waiting'])
    unsent.delete(idOf('a'))
    unsent.set(idOf('c'), { will: 'refused', refusal: { reason: 'attendance-closed' } })
    await followBulk()
    expect(states()).toEqual(['done', 'refused', 'refused'])
    const late = idOf('c')
    await dismissBulk()
    // It was told here, and does not wait among what was not sent.
    expect(discarded()).toContain(late)
    expect(useBulk.getState().bulk).toBeNull()
  })

  test('closing asks once before anything leaves, and a change of mind issues nothing', async () => {
    foretold = { a: { reason: 'not-holder', holder: null } }
    await beginBulk({ type: 'close-attendance' }, rows('a', 'b'))
    expect(useBulk.getState().bulk?.step).toBe('asking')
    expect(issued).toEqual([])
    forgetBulk()
    expect(issued).toEqual([])
    await beginBulk({ type: 'close-attendance' }, rows('a', 'b'))
    await runBulk()
    expect(issued.map(({ conversationId }) => conversationId)).toEqual(['b'])
  })

  test('is undone: what has not left is withdrawn, the rest goes back where it was', async () => {
    await beginBulk({ type: 'close-attendance' }, rows('a', 'b'))
    await runBulk()
    unsent.delete(idOf('a'))
    await followBulk()
    issued = []
    await undoBulk()
    expect(issued.map(({ conversationId, type }) => [conversationId, type])).toEqual([
      ['a', 'reopen-attendance'],
      ['a', 'release-attendance'],
    ])
    expect(issued[0]).not.toHaveProperty('fence')
    expect(useBulk.getState().bulk).toMatchObject({ isUndo: true, step: 'issued' })
  })

  test('undone, what was refused of it does not stay among what was not sent', async () => {
    foretold = { c: { reason: 'attendance-closed' } }
    await beginBulk({ type: 'claim-attendance' }, rows('a', 'b', 'c'))
    unsent.delete(idOf('a'))
    unsent.set(idOf('b'), { will: 'refused', refusal: { reason: 'already-claimed', by: 'x' } })
    await followBulk()
    expect(states()).toEqual(['done', 'refused', 'refused'])
    const [late, done] = [idOf('b'), idOf('a')]
    await undoBulk()
    expect(unsent.has(late)).toBe(false)
    // What may still be withdrawn comes first: there are only seconds for it.
    const asked = discarded()
    expect(asked.indexOf(done)).toBeLessThan(asked.indexOf(late))
    expect(issued.at(-1)).toMatchObject({ conversationId: 'a', type: 'release-attendance' })
  })

  test('a claim of what she held already is not taken from her by undoing it', async () => {
    await beginBulk({ type: 'claim-attendance' }, [row('a'), { ...row('b'), status: 'held' }])
    unsent.clear()
    await followBulk()
    issued = []
    await undoBulk()
    expect(issued.map(({ conversationId }) => conversationId)).toEqual(['a'])
  })

  test('a transfer is undone while it waits for that, and then is the new holder’s to give back', async () => {
    await beginBulk({ type: 'transfer-attendance', toAgentId: 'x' }, rows('a', 'b'))
    const asked = bridge.call.mock.calls.filter(([channel]) => channel === 'issue-command')
    const presses = new Set(asked.map(([, { sending }]) => sending?.sendingId))
    expect([presses.size, presses.has(undefined)]).toEqual([1, false])
    const undoable = () => {
      const { bulk } = useBulk.getState()
      return bulk && isUndoable(bulk)
    }
    expect(undoable()).toBe(true)
    unsent.delete(idOf('a'))
    await followBulk()
    expect(states()).toEqual(['done', 'waiting'])
    issued = []
    await undoBulk()
    expect(issued).toEqual([])
    expect(discarded()).toHaveLength(2)
    // What had left is not said to be undone.
    const { bulk } = useBulk.getState()
    expect(
      bulk?.items.map(({ row: { conversationId }, state }) => [conversationId, state]),
    ).toEqual([['a', 'done']])
    expect(bulk?.isUndo).toBe(false)
    expect(useNotices.getState().notices).toMatchObject([{ notice: { kind: 'already-sent' } }])

    await beginBulk({ type: 'transfer-attendance', toAgentId: 'x' }, rows('c'))
    unsent.clear()
    await followBulk()
    expect(undoable()).toBe(false)
  })
})

function answer(
  channel: string,
  args: { commands?: Command[]; command?: Command; commandId?: string },
) {
  switch (channel) {
    case 'preview-commands':
      return {
        refusals: args.commands?.map(({ conversationId }) => foretold[conversationId] ?? null),
      }
    case 'issue-command':
      if (args.command) issued.push(args.command)
      unsent.set(args.command?.commandId ?? '', { will: 'go', until: null })
      return { outcome: 'queued' }
    case 'discard-command':
      return { outcome: unsent.delete(args.commandId ?? '') ? 'discarded' : 'already-sent' }
    case 'list-unsent':
      return {
        cases: [{ items: [...unsent].map(([commandId, outlook]) => ({ commandId, outlook })) }],
      }
    case 'page-queue':
      return { rows: rows('a', 'b', 'c', 'd', 'e'), next: null }
    default:
      return {}
  }
}

function row(conversationId: string): QueueRow {
  return {
    ...{ conversationId, attendanceId: `of-${conversationId}`, protocol: '2026-1' },
    ...{ citizenName: null, status: 'waiting', holder: null, previousHolder: null },
    ...{ waitingSince: 1, lastMessage: null, windowClosesAt: null, topic: null, unread: 0 },
    ...{ draft: null, pending: 0, refused: 0, unsettled: { unknown: 0, failed: 0 } },
    ...{ fence: 4, seenSeq: 9, cursor: { at: 0, conversationId, asOf: 9 } },
  } as QueueRow
}

function rows(...ids: string[]): QueueRow[] {
  return ids.map(row)
}

function listOf(...ids: string[]) {
  return { rows: rows(...ids).map((each) => ({ ...each, gone: false })), fresh: rows(...ids) }
}

function selected(): string[] {
  return [...useSelection.getState().ids].toSorted()
}

function states() {
  return useBulk.getState().bulk?.items.map(({ state }) => state)
}

function idOf(conversationId: string): string {
  const item = useBulk
    .getState()
    .bulk?.items.find(({ row: of }) => of.conversationId === conversationId)
  return item?.command.commandId ?? ''
}

function discarded(): unknown[] {
  return bridge.call.mock.calls
    .filter(([channel]) => channel === 'discard-command')
    .map(([, { commandId }]) => commandId)
}
