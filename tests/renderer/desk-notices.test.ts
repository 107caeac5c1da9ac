import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import { eventually } from '../support/eventually.ts'

const bridge = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../../renderer/bridge.ts', () => ({
  ...bridge,
  listen: vi.fn(),
  isDesktop: false,
  shell: null,
}))

/** The system's notices: what was shown, and what of it is still there. */
class Notice {
  static permission = 'granted'
  static all: Notice[] = []
  onclick: (() => void) | null = null
  isShown = true
  readonly title: string
  readonly options: { body: string; tag: string; silent: boolean }
  constructor(title: string, options: { body: string; tag: string; silent: boolean }) {
    this.title = title
    this.options = options
    Notice.all.push(this)
  }
  close(): void {
    this.isShown = false
  }
}

/** The field of the reply, or the conversation: what has the focus. */
let focused: string | null = null

const page = Object.assign(new EventTarget(), {
  getElementById: (id: string) => ({
    focus: () => {
      focused = id
    },
  }),
  visibilityState: 'visible',
  isFocused: false,
  hasFocus: () => page.isFocused,
})
const view = Object.assign(new EventTarget(), { focus: vi.fn() })
vi.stubGlobal('document', page)
vi.stubGlobal('window', view)
vi.stubGlobal('Notification', Notice)
vi.stubGlobal('requestAnimationFrame', (draw: () => void) => draw())

const { closeConversation, useConversation } = await import('../../renderer/state/conversation.ts')
const { closeNoticesOf, startDeskNotices, tellMentioned, tellRefused } = await import(
  '../../renderer/state/desk-notices.ts'
)
const { forgetMine, unreadIn, useMine } = await import('../../renderer/state/mine.ts')
const { useNotices } = await import('../../renderer/state/notices.ts')
const { showOverlay, useOverlay } = await import('../../renderer/state/overlay.ts')
const { takeBegun } = await import('../../renderer/state/search.ts')
const { MYSELF } = await import('../../shared/domain/search/filters.ts')
const { usePreferences } = await import('../../renderer/state/preferences.ts')
const { beQuiet, endQuiet } = await import('../../renderer/state/quiet.ts')
const { useQueue } = await import('../../renderer/state/queue.ts')
const { useStatus } = await import('../../renderer/state/status.ts')
const { rememberTaking } = await import('../../renderer/state/taken.ts')
const { ptBr } = await import('../../renderer/texts/pt-br.ts')
const { deskNoticeWords } = await import('../../renderer/words/desk-notice.ts')
const { usualPreferences } = await import('../../shared/domain/preferences.ts')

let stop: () => void

beforeEach(() => {
  Notice.all = []
  Notice.permission = 'granted'
  page.isFocused = false
  bridge.call.mockResolvedValue(null)
  usePreferences.setState(usualPreferences)
  hold(row('a', 0), row('b', 0))
  stop = startDeskNotices((happened, of, waiting) =>
    deskNoticeWords(happened, of, waiting, usePreferences.getState().notices.showsContent, ptBr),
  )
})

afterEach(() => {
  stop()
  forgetMine()
  closeConversation()
  useStatus.setState({ status: null })
})

test('a message is told by name and words, the next one takes its place, and reading takes it away', () => {
  hold(row('a', 1, 'Bom dia'), row('b', 0))
  hold(row('a', 2, 'Alguém aí?'), row('b', 0))
  expect(Notice.all.map(told)).toEqual([
    ['Cidadã a', 'Bom dia', false],
    ['Cidadã a', 'Alguém aí?', true],
  ])
  hold(row('a', 0, 'Alguém aí?'), row('b', 0))
  expect(standing()).toEqual([])
})

test('opening the conversation takes it away once the window is in front', () => {
  hold(row('a', 1, 'Bom dia'), row('b', 0))
  useConversation.setState({ conversationId: 'a' })
  expect(standing()).toHaveLength(1)
  page.isFocused = true
  view.dispatchEvent(new Event('focus'))
  expect(standing()).toEqual([])
  hold(row('a', 2, 'De novo'), row('b', 0))
  expect(Notice.all).toHaveLength(1)
})

test('without content it names nobody and quotes nothing', () => {
  usePreferences.setState({ notices: { ...usualPreferences.notices, showsContent: false } })
  hold(row('a', 1, 'Meu CPF é 123'), row('b', 0), row('c', 0))
  tellRefused('b')
  expect(Notice.all.map(({ title }) => title)).toEqual(['Balcão', 'Balcão', 'Balcão'])
  expect(JSON.stringify(Notice.all)).not.toMatch(/CPF|Cidadã/)
})

test('left in peace she is told of nothing, and what comes counts; told again, she is', () => {
  signIn()
  usePreferences.setState({ quietAsked: { kind: 'quiet', until: null } })
  useNotices.setState({ notices: [] })
  const [c, d] = [row('c', 1, 'Oi'), row('d', 1, 'Ei')]
  page.isFocused = true
  hold(row('a', 1, 'Olá'), row('b', 0), c)
  page.isFocused = false
  hold(row('a', 2, 'Olá?'), row('b', 0), c, d)
  expect([Notice.all, useNotices.getState().notices]).toEqual([[], []])
  expect(unreadIn(useMine.getState())).toBe(3)
  endQuiet()
  hold(row('a', 3, 'Alô'), row('b', 0), c, d)
  expect(standing()).toEqual([['Cidadã a', 'Alô', true]])
})

test('a choice of hers is kept for her', () => {
  signIn()
  beQuiet('open')
  const asked = { kind: 'quiet', until: null }
  expect(bridge.call).toHaveBeenCalledWith('save-preferences', { change: { quietAsked: asked } })
})

test('the system makes a sound unless she wants none', () => {
  hold(row('a', 1, 'Olá'), row('b', 0))
  usePreferences.setState({ noticeSound: false })
  hold(row('a', 2, 'Alô'), row('b', 0))
  expect(Notice.all.map(({ options }) => options.silent)).toEqual([false, true])
})

test('clicked, it brings the window to the front with its conversation, and the caret to where one writes', async () => {
  focused = null
  bridge.call.mockResolvedValue({
    ...{ conversationId: 'b', draft: '', noteDraft: '', erased: false, can: { reply: true } },
    page: { items: [], before: null },
  })
  hold(row('a', 0), row('b', 1, 'Olá'))
  Notice.all[0]?.onclick?.()
  expect(view.focus).toHaveBeenCalled()
  expect(useConversation.getState().conversationId).toBe('b')
  expect(standing()).toEqual([])
  await eventually(() => expect(focused).toBe('composer-text'))
})

test.each([
  { type: 'claim-attendance', conversationId: 'c' },
  { type: 'reopen-attendance', conversationId: 'c' },
  { type: 'separate-citizen', conversationId: 'a', newConversationId: 'c' },
])(
  'what she took herself ($type) is not told as handed to her; what comes back later is',
  (command) => {
    rememberTaking(command as never)
    hold(row('a', 0), row('b', 0), row('c', 1, 'Olá'))
    expect(Notice.all).toEqual([])
    hold(row('a', 0), row('b', 0))
    hold(row('a', 0), row('b', 0), row('c', 1, 'Olá'))
    expect(standing()).toEqual([['Cidadã c', ptBr.deskNotices.happened.handed, true]])
  },
)

test('what comes to her while she looks is said quietly within the window: by name, or how many', () => {
  const quiet = () => useNotices.getState().notices.map(({ notice }) => notice)
  useNotices.setState({ notices: [] })
  hold(row('a', 0), row('b', 0), row('c', 1, 'Olá'))
  expect(quiet()).toEqual([])
  page.isFocused = true
  hold(row('a', 0), row('b', 0), row('c', 1, 'Olá'), row('d', 1, 'Oi'))
  hold(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => row(id, 0)))
  expect(quiet()).toEqual([
    { kind: 'given', count: 1, name: 'Cidadã d' },
    { kind: 'given', count: 2, name: 'Cidadã e' },
  ])
})

test('the queue is told only by choice, and goes when nobody waits', () => {
  wait(1)
  expect(Notice.all).toEqual([])
  usePreferences.setState({ notices: { ...usualPreferences.notices, queue: true } })
  wait(3)
  expect(standing()).toEqual([['Balcão', 'Chegou gente à fila: 3 esperam', true]])
  wait(0)
  expect(standing()).toEqual([])
})

test('nothing is told where the system does not allow it, nor while the first copy comes in', () => {
  Notice.permission = 'denied'
  hold(row('a', 1, 'Olá'), row('b', 0))
  Notice.permission = 'granted'
  useStatus.setState({ status: { sync: { opening: { done: 0, total: 9 } } } as ConsoleStatus })
  hold(row('a', 1, 'Olá'), row('b', 0))
  hold(row('a', 1, 'Olá'), row('b', 0), row('c', 0))
  expect(Notice.all).toEqual([])
})

test('a note that names her is told whoever attends, beside what is told of its citizen, and leads to it', async () => {
  signIn()
  useNotices.setState({ notices: [] })
  bridge.call.mockResolvedValue({
    ...{ conversationId: 'x', draft: '', noteDraft: '', erased: false, can: { reply: false } },
    page: { items: [{ kind: 'note', id: 'n' }], before: null },
  })
  tellMentioned([mention('x', 'n', 'Bruno')])
  expect(standing()).toEqual([['Cidadã x', 'Bruno mencionou você em uma nota interna', true]])
  expect(useNotices.getState().notices).toEqual([])
  hold(row('a', 1, 'Olá'), row('b', 0))
  expect(standing()).toHaveLength(2)
  Notice.all[0]?.onclick?.()
  await eventually(() => expect(useConversation.getState().jump).toEqual({ to: { itemId: 'n' } }))
  expect(standing()).toHaveLength(1)
})

test('notes that came while she was away are one notice, counted, and lead to the search', () => {
  signIn()
  tellMentioned([mention('x', 'n', 'Bruno'), mention('y', 'm', 'Bruno')])
  expect(standing()).toEqual([['Balcão', 'Bruno mencionou você em 2 atendimentos', true]])
  Notice.all[0]?.onclick?.()
  expect(useOverlay.getState().overlay).toBe('search')
  expect(takeBegun().filters).toEqual({ mentions: MYSELF })
  showOverlay(null)
})

test('without content it says neither who names her nor where; in peace, nothing', () => {
  signIn()
  usePreferences.setState({ notices: { ...usualPreferences.notices, showsContent: false } })
  tellMentioned([mention('x', 'n', 'Bruno')])
  expect(standing()).toEqual([['Balcão', 'Mencionaram você em uma nota interna', true]])
  usePreferences.setState({ quietAsked: { kind: 'quiet', until: null } })
  tellMentioned([mention('y', 'm', 'Bruno')])
  expect(standing()).toHaveLength(1)
})

test('while she looks, a note that names her is said within the window too', () => {
  signIn()
  useNotices.setState({ notices: [] })
  page.isFocused = true
  tellMentioned([mention('x', 'n', 'Bruno')])
  expect(useNotices.getState().notices).toMatchObject([
    { notice: { kind: 'mentioned', happened: { noteId: 'n' } } },
  ])
})

test('the notice of an erased citizen’s note goes with her', () => {
  signIn()
  tellMentioned([mention('x', 'n', 'Bruno')])
  closeNoticesOf('x')
  expect(standing()).toEqual([])
})

test('with the session goes all that was told', () => {
  hold(row('a', 1, 'Olá'), row('b', 1, 'Oi'))
  expect(standing()).toHaveLength(2)
  stop()
  expect(standing()).toEqual([])
})

function mention(conversationId: string, noteId: string, name: string) {
  const citizenName = `Cidadã ${conversationId}`
  return { conversationId, noteId, by: { agentId: name, name }, citizenName }
}

function hold(...rows: QueueRow[]): void {
  useMine.setState({ rows, whole: true })
}

function signIn(): void {
  const organisation = { timeZone: 'America/Araguaina', hours: null }
  const session = { state: 'signed-in', account: { agentId: 'ana' }, organisation }
  useStatus.setState({
    status: { session, sync: { opening: null }, clockOffset: 0 } as unknown as ConsoleStatus,
  })
}

function wait(waiting: number): void {
  useQueue.setState(({ counts }) => ({ counts: { ...counts, waiting } }))
  hold(row('a', 0), row('b', 0))
}

let at = 0

function row(conversationId: string, unread: number, text?: string): QueueRow {
  at += 1
  const content = { kind: 'text', text }
  return {
    conversationId,
    unread,
    citizenName: `Cidadã ${conversationId}`,
    unsettled: { unknown: 0, failed: 0 },
    snoozedUntil: null,
    lastMessage: text === undefined ? null : { from: 'citizen', content, at, revoked: false },
  } as QueueRow
}

function told({ title, options, isShown }: Notice) {
  return [title, options.body, isShown]
}

function standing() {
  return Notice.all.filter(({ isShown }) => isShown).map(told)
}
