import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import type { ShellNotice, ShellOrder, ShellWish } from '../../shared/shell.ts'
import { shellOrderSchema } from '../../shared/shell.ts'
import { eventually } from '../support/eventually.ts'

const bridge = vi.hoisted(() => {
  const orders: unknown[] = []
  const listeners: ((wish: unknown) => void)[] = []
  const shell = {
    platform: 'win32',
    tell: (order: unknown) => void orders.push(order),
    onWish: (listener: (wish: unknown) => void) => void listeners.push(listener),
  }
  return { call: vi.fn(), shell, orders, listeners }
})
vi.mock('../../renderer/bridge.ts', () => ({ ...bridge, listen: vi.fn(), isDesktop: true }))

const page = Object.assign(new EventTarget(), {
  visibilityState: 'hidden',
  isFocused: false,
  hasFocus: (): boolean => page.isFocused,
})
vi.stubGlobal('document', page)
vi.stubGlobal('window', Object.assign(new EventTarget(), { focus: vi.fn() }))
vi.stubGlobal('Notification', { permission: 'granted' })
vi.stubGlobal('requestAnimationFrame', () => 0)

const { closeConversation, useConversation } = await import('../../renderer/state/conversation.ts')
const { closeNoticesOfMessages, startDeskNotices, tellRefused } = await import(
  '../../renderer/state/desk-notices.ts'
)
const { forgetErased } = await import('../../renderer/state/forget-erased.ts')
const { useDrafts } = await import('../../renderer/state/drafts.ts')
const { handDraftsOver } = await import('../../renderer/state/drafts-handover.ts')
const { forgetMine, useMine } = await import('../../renderer/state/mine.ts')
const { useReceiving } = await import('../../renderer/state/receiving.ts')
const { followShell } = await import('../../renderer/state/shell.ts')
const { startNoticeReplies, takeNoticeAnswer } = await import(
  '../../renderer/state/notice-replies.ts'
)
const { useNotices } = await import('../../renderer/state/notices.ts')
const { usePreferences } = await import('../../renderer/state/preferences.ts')
const { useStatus } = await import('../../renderer/state/status.ts')
const { ptBr } = await import('../../renderer/texts/pt-br.ts')
const { deskNoticeWords, whyKeptWords } = await import('../../renderer/words/desk-notice.ts')
const { usualPreferences } = await import('../../shared/domain/preferences.ts')

const id = (last: string) => `00000000-0000-4000-8000-00000000000${last}`
const [ana, a, b] = [id('9'), id('a'), id('b')]

followShell()
let stops: (() => void)[]

beforeEach(() => {
  bridge.orders.length = 0
  bridge.call.mockReset()
  bridge.call.mockImplementation(async (channel: string, { text }: { text?: string }) => {
    if (channel === 'save-draft') answers['open-conversation'] = view(text)
    return answers[channel] ?? { outcome: 'saved' }
  })
  answers['open-conversation'] = view()
  bridge.shell.platform = 'win32'
  usePreferences.setState(usualPreferences)
  useNotices.setState({ notices: [] })
  const session = {
    ...{ state: 'signed-in', account: { agentId: ana } },
    organisation: { timeZone: 'America/Araguaina', hours: null },
  }
  useStatus.setState({
    status: { session, sync: { opening: null }, clockOffset: 0 } as unknown as ConsoleStatus,
  })
  handDraftsOver(ana)
  hold(row(a, 0), row(b, 0))
  stops = [
    startDeskNotices((happened, of, waiting) =>
      deskNoticeWords(happened, of, waiting, usePreferences.getState().notices.showsContent, ptBr),
    ),
    startNoticeReplies((name, seconds) => ({
      ...{ title: name ?? '', body: ptBr.deskNotices.leaves(seconds), undo: 'Desfazer o envio' },
    })),
  ]
})

afterEach(() => {
  for (const stop of stops) stop()
  forgetMine()
  closeConversation()
  handDraftsOver(null)
})

const answers: Record<string, unknown> = {}

test('a message that a notice shows whole can be answered in it, with what it had shown', () => {
  hold(row(a, 1, 'Quando passam?'), row(b, 0))
  const [notice] = shown()
  expect(notice?.reply).toEqual({
    placeholder: `Responder a Cidadã ${a}`,
    to: { agentId: ana, conversationId: a, attendanceId: id('7'), fence: 3, seenSeq: at - 1 },
  })
  expect(orders().every((order) => shellOrderSchema.safeParse(order).success)).toBe(true)
})

test('one in which she may be writing stays beside the next, and reading takes both away', () => {
  hold(row(a, 1, 'Bom dia'), row(b, 0))
  hold(row(a, 2, 'Quando passam?'), row(b, 0))
  expect(standing().map(({ body, reply }) => [body, reply !== null])).toEqual([
    ['Bom dia', true],
    ['Quando passam?', true],
  ])
  hold(row(a, 0, 'Quando passam?'), row(b, 0))
  expect(standing()).toEqual([])
})

test('however much comes, no more than four of one conversation stand', () => {
  for (let unread = 1; unread <= 7; unread += 1) hold(row(a, unread, `${unread}`), row(b, 0))
  expect(standing().map(({ body }) => body)).toEqual(['4', '5', '6', '7'])
})

test('where no notice has a field there is one for each conversation', () => {
  bridge.shell.platform = 'linux'
  hold(row(a, 1, 'Bom dia'), row(b, 0))
  hold(row(a, 2, 'Quando passam?'), row(b, 0))
  expect(standing().map(({ body, reply }) => [body, reply])).toEqual([['Quando passam?', null]])
})

test('what a notice does not show whole cannot be answered in it', () => {
  hold(row(a, 2, 'duas de uma vez'), row(b, 0))
  hold(row(a, 2, 'duas de uma vez'), row(b, 1, 'longa '.repeat(100)))
  usePreferences.setState({ notices: { ...usualPreferences.notices, showsContent: false } })
  hold(row(a, 0), row(b, 0))
  hold(row(a, 1, 'Oi'), row(b, 0))
  expect(shown().map(({ reply }) => reply)).toEqual([null, null, null, null])
  expect(orders().every((order) => shellOrderSchema.safeParse(order).success)).toBe(true)
})

test('pressed, it opens its conversation; one that is gone does nothing', async () => {
  hold(row(a, 1, 'Bom dia'), row(b, 0))
  const [notice] = shown()
  wish({ name: 'notice-pressed', noticeId: notice?.noticeId ?? '' })
  await eventually(() => expect(useConversation.getState().conversationId).toBe(a))
  expect(standing()).toEqual([])
  closeConversation()
  wish({ name: 'notice-pressed', noticeId: notice?.noticeId ?? '' })
  expect(useConversation.getState().conversationId).toBeNull()
})

test('what became a draft stands in its conversation, with a sentence that says why', async () => {
  hold(row(a, 1, 'Bom dia'), row(b, 0))
  answers['open-conversation'] = view('já começado\nHoje à tarde')
  const because = { kind: 'refused', refusal: { reason: 'newer-messages', count: 1 } } as const
  await takeNoticeAnswer({
    conversationId: a,
    text: 'Hoje à tarde',
    answer: { outcome: 'kept', because },
  })
  expect(useConversation.getState().conversationId).toBe(a)
  expect(useDrafts.getState().reply[a]).toBe('já começado\nHoje à tarde')
  expect(standing()).toEqual([])
  const [told] = useNotices.getState().notices
  expect(told?.notice).toEqual({ kind: 'reply-kept', name: 'Maria Fictícia', because })
  expect(
    ptBr.deskNotices.kept(
      1,
      'Maria',
      whyKeptWords(because, ptBr, () => null),
    ),
  ).toContain('ficou como rascunho')
})

test('what was kept while she was away is said once she is back, where she left off', async () => {
  useConversation.setState({ conversationId: b })
  const answer = { outcome: 'kept', because: { kind: 'away' } } as const
  await takeNoticeAnswer({ conversationId: a, text: 'Hoje à tarde', answer })
  expect(useConversation.getState().conversationId).toBe(b)
  expect(useNotices.getState().notices).toMatchObject([{ notice: { name: `Cidadã ${a}` } }])
})

test('a citizen who was erased is answered by nobody, and that is said', async () => {
  await takeNoticeAnswer({ conversationId: a, text: 'Oi', answer: { outcome: 'erased' } })
  expect(useDrafts.getState().reply[a] ?? '').toBe('')
  expect(useNotices.getState().notices).toMatchObject([{ notice: { kind: 'reply-erased' } }])
})

test('what stands unsaved in the field here is not lost to what was kept', async () => {
  useDrafts.setState({ reply: { [a]: 'ainda escrevo' } })
  const answer = { outcome: 'kept', because: { kind: 'look-twice' } } as const
  await takeNoticeAnswer({ conversationId: a, text: 'Hoje à tarde', answer })
  expect(useDrafts.getState().reply[a]).toBe('ainda escrevo\nHoje à tarde')
})

test('what is on its way can be taken back from a notice, until it has left', async () => {
  vi.useFakeTimers()
  const answer = { outcome: 'sent', heldUntil: Date.now() + 5000 } as const
  hold(row(a, 1, 'Bom dia'), row(b, 0))
  await takeNoticeAnswer({ conversationId: a, text: 'Hoje à tarde', answer })
  expect(standing()).toMatchObject([
    { title: `Cidadã ${a}`, body: 'Sua resposta sai em 5 segundos.', action: 'Desfazer o envio' },
  ])
  vi.advanceTimersByTime(5000)
  expect(standing()).toEqual([])
  await takeNoticeAnswer({
    ...{ conversationId: a, text: 'Hoje à tarde' },
    answer: { outcome: 'sent', heldUntil: Date.now() + 5000 },
  })
  vi.useRealTimers()
  const draft = { text: 'Hoje à tarde', spans: [] }
  answers['undo-sending'] = { outcome: 'undone', draft, quote: null, alsoUndone: false }
  wish({ name: 'notice-acted', noticeId: standing()[0]?.noticeId ?? '' })
  await eventually(() => expect(useDrafts.getState().reply[a]).toBe('Hoje à tarde'))
  expect(useConversation.getState().conversationId).toBe(a)
  expect(standing()).toEqual([])
})

test('what the console could not keep is kept here, and tried again', async () => {
  const to = { agentId: ana, conversationId: a, attendanceId: id('7'), fence: 3, seenSeq: 1 }
  wish({ name: 'reply-left', to, text: 'Hoje à tarde' })
  await eventually(() => expect(useDrafts.getState().reply[a]).toBe('Hoje à tarde'))
  expect(bridge.call).toHaveBeenCalledWith('save-draft', {
    conversationId: a,
    text: 'Hoje à tarde',
  })
  await eventually(() =>
    expect(useNotices.getState().notices.map(({ notice }) => notice.kind)).toEqual(['defect']),
  )
})

test('what the console could not keep overwrites no draft of a conversation that cannot be opened', async () => {
  const to = { agentId: ana, conversationId: a, attendanceId: id('7'), fence: 3, seenSeq: 1 }
  bridge.call.mockImplementation(async (channel: string) => {
    if (channel === 'open-conversation') throw new Error('cannot be read')
    return { outcome: 'saved' }
  })
  wish({ name: 'reply-left', to, text: 'Hoje à tarde' })
  const words = { kind: 'reply', conversationId: a, text: 'Hoje à tarde' }
  await eventually(() => expect(bridge.call).toHaveBeenCalledWith('add-to-draft', words))
  expect(bridge.call.mock.calls.map(([channel]) => channel)).not.toContain('save-draft')
})

test('what the console could not keep is nobody’s whom another has followed at this PC', () => {
  const to = { agentId: id('8'), conversationId: a, attendanceId: id('7'), fence: 3, seenSeq: 1 }
  wish({ name: 'reply-left', to, text: 'Hoje à tarde' })
  expect(useConversation.getState().conversationId).toBeNull()
  expect(bridge.call).not.toHaveBeenCalled()
})

test('a message that its citizen deletes stands in no notice, and the others stay', () => {
  hold(row(a, 1, 'Meu CPF é 123'), row(b, 0))
  hold(row(a, 2, 'Quando passam?'), row(b, 1, 'Bom dia'))
  closeNoticesOfMessages(a, ['wamid.Meu CPF é 123'])
  expect(standing().map(({ body }) => body)).toEqual(['Quando passam?', 'Bom dia'])
  closeNoticesOfMessages(b, ['wamid.Bom dia', 'wamid.of another'])
  expect(standing().map(({ group }) => group)).toEqual([a])
})

test('nor does the notice in which a reply to an erased citizen can be taken back', async () => {
  const answer = { outcome: 'sent', heldUntil: Date.now() + 5000 } as const
  for (const conversationId of [a, b]) {
    await takeNoticeAnswer({ conversationId, text: 'Hoje à tarde', answer })
  }
  expect(standing()).toHaveLength(2)
  forgetErased([a])
  expect(standing().map(({ group }) => group)).toEqual([b])
})

test('no notice of an erased citizen stands, not even of a reply that did not reach her', () => {
  tellRefused(a)
  tellRefused(b)
  expect(standing()).toHaveLength(2)
  forgetErased([a])
  expect(standing().map(({ group }) => group)).toEqual([b])
})

test('what the tray could not do without a connection is said by the system, and within the window where she looks at it', async () => {
  useReceiving.setState({
    view: { isOn: true, receives: false, pausedBy: null, holds: 0, capacity: 5 },
    asked: null,
  })
  wish({ name: 'asked', of: 'receiving' })
  await eventually(() => expect(standing()).toMatchObject([{ body: ptBr.receiving.offline }]))
  wish({ name: 'notice-pressed', noticeId: standing()[0]?.noticeId ?? '' })
  expect(standing()).toEqual([])
  page.visibilityState = 'visible'
  page.isFocused = true
  wish({ name: 'asked', of: 'receiving' })
  // It was said when she pressed the notice, and is said once more.
  await eventually(() => expect(useNotices.getState().notices).toMatchObject([{ times: 2 }]))
  expect(standing()).toEqual([])
  page.visibilityState = 'hidden'
  page.isFocused = false
})

test('what is asked for in the tray is done as from the palette', async () => {
  wish({ name: 'asked', of: 'quiet' })
  expect(usePreferences.getState().quietAsked).toEqual({ kind: 'quiet', until: null })
  wish({ name: 'asked', of: 'quiet' })
  expect(usePreferences.getState().quietAsked).toBeNull()
  answers['get-status'] = useStatus.getState().status
  wish({ name: 'asked', of: 'lock' })
  await eventually(() => expect(bridge.call).toHaveBeenCalledWith('lock', {}))
})

function hold(...rows: QueueRow[]): void {
  useMine.setState({ rows, whole: true })
}

let at = 0

function row(conversationId: string, unread: number, text?: string): QueueRow {
  at += 1
  const content = { kind: 'text', text }
  return {
    ...{ conversationId, unread, attendanceId: id('7'), fence: 3, seenSeq: at },
    citizenName: `Cidadã ${conversationId}`,
    unsettled: { unknown: 0, failed: 0 },
    lastMessage:
      text === undefined
        ? null
        : { from: 'citizen', content, at, whatsappId: `wamid.${text}`, revoked: false },
  } as QueueRow
}

function view(draft = ''): ConversationView {
  return {
    ...{ conversationId: a, citizenName: 'Maria Fictícia', draft, noteDraft: '', erased: false },
    ...{ page: { items: [], before: null }, can: { reply: true }, draftQuote: null },
  } as unknown as ConversationView
}

function orders(): ShellOrder[] {
  return bridge.orders as ShellOrder[]
}

function shown(): ShellNotice[] {
  return orders().flatMap((order) => (order.name === 'show-notice' ? [order.notice] : []))
}

function standing(): ShellNotice[] {
  const closed = orders().flatMap((order) =>
    order.name === 'close-notice' ? [order.noticeId] : [],
  )
  return shown().filter(({ noticeId }) => !closed.includes(noticeId))
}

function wish(said: ShellWish): void {
  for (const listener of bridge.listeners) listener(said)
}
