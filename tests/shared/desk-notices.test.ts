import { describe, expect, test } from 'vitest'
import {
  type Happened,
  isOver,
  isTold,
  mentionsAsOne,
  type Watched,
  type WatchedDesk,
  whatHappened,
} from '../../shared/domain/desk-notices.ts'
import { usualPreferences } from '../../shared/domain/preferences.ts'

const message: Happened = { kind: 'message', conversationId: 'a' }
const handed: Happened = { kind: 'handed', conversationId: 'a' }
const failed: Happened = { kind: 'failed', conversationId: 'a' }
const queue: Happened = { kind: 'queue' }

const nothing = { unread: 0, saidAt: null, failed: 0 }

describe('what happened between two looks', () => {
  test.for<[string, Partial<Watched>, Partial<Watched>, Happened[]]>([
    ['nothing', {}, {}, []],
    ['a first message', {}, { unread: 1, saidAt: 5 }, [message]],
    ['one more', { unread: 1, saidAt: 5 }, { unread: 2, saidAt: 6 }, [message]],
    ['one read, another came', { unread: 1, saidAt: 5 }, { unread: 1, saidAt: 6 }, [message]],
    ['a covered one', { unread: 0 }, { unread: 1, saidAt: null }, [message]],
    ['she read them', { unread: 2, saidAt: 5 }, { unread: 0, saidAt: 5 }, []],
    ['she read as it came', { saidAt: 5 }, { unread: 0, saidAt: 6 }, []],
    ['she answered', { unread: 2, saidAt: 5 }, {}, []],
    ['the same, read anew', { unread: 2, saidAt: 5 }, { unread: 2, saidAt: 5 }, []],
    ['a reply failed', {}, { failed: 1 }, [failed]],
    ['it was decided about', { failed: 1 }, {}, []],
    ['one failed and one came: the worse', {}, { failed: 1, unread: 1, saidAt: 5 }, [failed]],
  ])('%s', ([, before, now, happened]) => {
    expect(whatHappened(desk([before]), desk([now]), new Set())).toEqual(happened)
  })

  test('what she holds that was not hers was handed to her, unread or not, unless she took it', () => {
    const now = desk([{ unread: 3, saidAt: 5 }])
    expect(whatHappened(desk([]), now, new Set())).toEqual([handed])
    expect(whatHappened(desk([]), now, new Set(['a']))).toEqual([])
    expect(whatHappened(desk([]), now, new Set(['b']))).toEqual([handed])
  })

  test('nothing was handed to her that the page before may not have reached', () => {
    expect(whatHappened({ ...desk([]), whole: false }, desk([{}]), new Set())).toEqual([])
  })

  test('each conversation tells of itself, and more in the queue of the queue', () => {
    const before = desk([{}, { conversationId: 'b' }], 2)
    const now = desk(
      [
        { unread: 1, saidAt: 1 },
        { conversationId: 'b', failed: 1 },
      ],
      3,
    )
    const ofB = { kind: 'failed', conversationId: 'b' }
    expect(whatHappened(before, now, new Set())).toEqual([message, ofB, queue])
    expect(whatHappened(now, { ...now, waiting: 2 }, new Set())).toEqual([])
  })
})

describe('whether it is told', () => {
  const away = { inFront: false, openId: 'a' }
  const elsewhere = { inFront: true, openId: 'b' }
  const before = { inFront: true, openId: 'a' }
  const { notices } = usualPreferences
  const wanted = { ...notices, queue: true }
  const loud = { outsideHours: false }
  const quiet = { outsideHours: true }

  test.for([
    ['another window is in front', message, notices, away, quiet, true, true],
    ['another conversation is open', message, notices, elsewhere, quiet, true, true],
    [
      'no conversation is open',
      message,
      notices,
      { inFront: true, openId: null },
      quiet,
      true,
      true,
    ],
    ['it is before her', message, notices, before, quiet, true, false],
    ['it was handed while it is before her', handed, notices, before, quiet, true, false],
    ['handed, elsewhere', handed, notices, elsewhere, quiet, true, true],
    ['failed, elsewhere', failed, notices, elsewhere, quiet, true, true],
    ['failed before her eyes', failed, notices, before, quiet, true, false],
    ['messages are not wished', message, { ...notices, messages: false }, away, quiet, true, false],
    ['handing is not wished', handed, { ...notices, handed: false }, away, quiet, true, false],
    ['failures are not wished', failed, { ...notices, failed: false }, away, quiet, true, false],
    ['the queue is not wished, as usual', queue, notices, away, quiet, true, false],
    ['the queue is wished', queue, wanted, away, quiet, true, true],
    ['the queue is before her', queue, wanted, elsewhere, quiet, true, false],
    ['the office is closed', message, notices, away, quiet, false, false],
    ['a failure after hours', failed, notices, away, quiet, false, false],
    ['the office is closed and she wants it', message, notices, away, loud, false, true],
    ['nobody has said the hours', message, notices, away, quiet, null, true],
  ] as const)('%s', ([, happened, wishes, looking, hours, isOpen, told]) => {
    const choice = { notices: wishes, quiet: hours }
    const moment = { isOfficeOpen: isOpen, isQuiet: false }
    expect(isTold(happened, choice, looking, moment)).toBe(told)
    expect(isTold(happened, choice, looking, { ...moment, isQuiet: true })).toBe(false)
  })
})

describe('when it is over', () => {
  const away = { inFront: false, openId: 'a' }
  test.for([
    ['unread, away', message, desk([{ unread: 1 }]), away, false],
    ['read elsewhere', message, desk([{ unread: 0 }]), away, true],
    ['before her', message, desk([{ unread: 1 }]), { inFront: true, openId: 'a' }, true],
    [
      'in front, another one open',
      message,
      desk([{ unread: 1 }]),
      { inFront: true, openId: 'b' },
      false,
    ],
    ['no longer hers', message, desk([]), away, true],
    ['perhaps still hers', message, { ...desk([]), whole: false }, away, false],
    ['handed, nothing unread', handed, desk([{}]), away, false],
    ['handed on', handed, desk([]), away, true],
    ['a failure, whoever attends', failed, desk([]), away, false],
    ['a failure before her', failed, desk([]), { inFront: true, openId: 'a' }, true],
    ['some wait', queue, desk([], 1), away, false],
    ['nobody waits', queue, desk([], 0), away, true],
    ['she is back at the queue', queue, desk([], 1), { inFront: true, openId: null }, true],
  ] as const)('%s', ([, happened, now, looking, over]) => {
    expect(isOver(happened, now, looking)).toBe(over)
  })
})

function desk(mine: Partial<Watched>[], waiting = 0): WatchedDesk {
  return {
    mine: mine.map((each) => ({ conversationId: 'a', ...nothing, ...each })),
    whole: true,
    waiting,
  }
}

describe('notes that came together', () => {
  const ana = { agentId: 'ana', name: 'Ana' }
  const caio = { agentId: 'caio', name: 'Caio' }
  const at = (conversationId: string, noteId: string, by = ana) => ({
    ...{ conversationId, noteId, by, citizenName: 'Bia' },
  })
  const one = { kind: 'mentioned', conversationId: 'a', noteId: '1', by: 'Ana', citizenName: 'Bia' }

  test.for<[string, ReturnType<typeof at>[], unknown]>([
    ['none', [], null],
    ['one', [at('a', '1')], one],
    ['two of one conversation: the first', [at('a', '1'), at('a', '2', caio)], one],
    ['two by one', [at('a', '1'), at('b', '2')], { kind: 'mentions', count: 2, by: 'Ana' }],
    ['two by two', [at('a', '1'), at('b', '2', caio)], { kind: 'mentions', count: 2, by: null }],
  ])('%s', ([, mentions, happened]) => {
    expect(mentionsAsOne(mentions)).toEqual(happened)
  })

  test('are told unless she wants none, or has the conversation before her', () => {
    const mentioned = mentionsAsOne([at('a', '1')])
    if (mentioned === null) throw new Error('nothing happened')
    const moment = { isOfficeOpen: true, isQuiet: false }
    const elsewhere = { inFront: true, openId: 'b' }
    const { notices } = usualPreferences
    const none = { ...usualPreferences, notices: { ...notices, mentions: false } }
    expect(isTold(mentioned, usualPreferences, elsewhere, moment)).toBe(true)
    expect(isTold(mentioned, none, elsewhere, moment)).toBe(false)
    expect(isTold(mentioned, usualPreferences, { ...elsewhere, openId: 'a' }, moment)).toBe(false)
    expect(isTold(mentioned, usualPreferences, elsewhere, { ...moment, isQuiet: true })).toBe(false)
    expect(isOver(mentioned, { mine: [], whole: true, waiting: 0 }, elsewhere)).toBe(false)
    expect(
      isOver(mentioned, { mine: [], whole: true, waiting: 0 }, { ...elsewhere, openId: 'a' }),
    ).toBe(true)
  })
})
