import { beforeEach, expect, test, vi } from 'vitest'
import { eventually } from '../../support/eventually.ts'

const call = vi.hoisted(() => vi.fn())
vi.mock('../../../renderer/bridge.ts', () => ({ isDesktop: true, call, listen: vi.fn() }))

class Field {
  value = ''
  id = ''
  matches = () => true
}

vi.stubGlobal('HTMLElement', Field)
vi.stubGlobal('HTMLInputElement', class {})
vi.stubGlobal('HTMLTextAreaElement', Field)
vi.stubGlobal('document', { querySelector: () => null, getElementById: () => null })
vi.stubGlobal('requestAnimationFrame', (then: () => void) => setTimeout(then))

const { hearAhead, hearKey } = await import('../../../renderer/actions/hear-key.ts')
const { closeConversation, useConversation } = await import(
  '../../../renderer/state/conversation.ts'
)
const { goInto, openRow } = await import('../../../renderer/state/desk.ts')
const { typingAhead } = await import('../../../renderer/state/type-ahead.ts')
const { useCannedAsked } = await import('../../../renderer/state/canned-asked.ts')
const { endAndTakeNext } = await import('../../../renderer/state/closing.ts')
const { takeNext } = await import('../../../renderer/state/next-citizen.ts')
const { useDrafts } = await import('../../../renderer/state/drafts.ts')
const { useNotices } = await import('../../../renderer/state/notices.ts')

beforeEach(() => {
  closeConversation()
  call.mockReset().mockResolvedValue({ outcome: 'already-sent' })
  useNotices.setState({ notices: [] })
})

/** @returns whether the key was taken from whoever else would have it. */
function press(key: string, modifiers: Partial<KeyboardEvent> = {}, target = new Field()): boolean {
  const preventDefault = vi.fn()
  const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false }
  hearKey({
    ...{ key, code: '', ...none, ...modifiers, target, preventDefault },
    ...{ defaultPrevented: false, isComposing: false, getModifierState: () => false },
  } as unknown as KeyboardEvent)
  return preventDefault.mock.calls.length > 0
}

test('Ctrl+Z is the field’s, but while a transfer waits to be undone and nothing is written', async () => {
  const z = { ctrlKey: true }
  expect(press('z', z)).toBe(false)
  show({ heldUntil: 9 })
  const written = Object.assign(new Field(), { value: 'palavras' })
  expect(press('z', z, written)).toBe(false)
  expect(press('z', z)).toBe(true)
  await eventually(() => {
    expect(call).toHaveBeenCalledWith('undo-sending', { conversationId: 'c' })
  })
  show({})
  expect(press('z', z)).toBe(false)
})

test.each([
  ['u', 'react', { react: false, reply: true }],
  ['r', 'quote', { react: true, reply: false }],
  ['j', 'suggestions', { react: true, reply: false }],
] as const)('Alt+%s says why it has nothing to do', (key, what, can) => {
  const said = () => useNotices.getState().notices.map(({ notice }) => notice)
  press(key, { altKey: true })
  expect(said()).toEqual([{ kind: 'nothing-to-do', what, why: 'no-conversation' }])
  show({}, can)
  press(key, { altKey: true })
  expect(said().at(-1)).toEqual({ kind: 'nothing-to-do', what, why: 'closed' })
  show({}, { react: true, reply: true })
  press(key, { altKey: true })
  expect(said().at(-1)).toEqual({ kind: 'nothing-to-do', what, why: 'none' })
})

test.each([
  ['p', 'canned', 'closed'],
  ['v', 'record', 'closed'],
  ['s', 'topic', 'not-hers'],
  ['e', 'forward', 'not-hers'],
  ['a', 'snooze', 'not-hers'],
  // It may be hers, and its citizen blocked.
  ['m', 'template', 'closed'],
] as const)('Alt+%s (%s) is never silent', (key, what, why) => {
  const said = () => useNotices.getState().notices.map(({ notice }) => notice)
  press(key, { altKey: true })
  expect(said()).toEqual([{ kind: 'nothing-to-do', what, why: 'no-conversation' }])
  show({}, { react: false, reply: false })
  press(key, { altKey: true })
  expect(said().at(-1)).toEqual({ kind: 'nothing-to-do', what, why })
})

test('where the organisation has no topics, Alt+S says so', () => {
  show({})
  useConversation.setState(({ view }) => ({
    view: view && ({ ...view, topic: null, can: { classify: true } } as never),
  }))
  press('s', { altKey: true })
  expect(useNotices.getState().notices).toMatchObject([{ notice: { what: 'topic', why: 'none' } }])
})

function show(held: { heldUntil?: number }, can = { react: true, reply: true }): void {
  const unconfirmed = { commandId: 'x', state: 'waiting', ...held }
  const items = [{ kind: 'event', id: 'x', what: 'transferred', unconfirmed }]
  useConversation.setState({
    ...{ conversationId: 'c', state: 'open' },
    view: { conversationId: 'c', can, page: { items, before: null } } as never,
  })
}

/** The two events of one key. @returns whether the key was kept on its way in. */
function type(key: string, target: object = {}, modifiers: Partial<KeyboardEvent> = {}): boolean {
  const stopPropagation = vi.fn()
  const none = { altKey: false, ctrlKey: false, metaKey: false, isComposing: false }
  for (const kind of ['keydown', 'keypress']) {
    const preventDefault = vi.fn()
    const getModifierState = () => false
    const rest = { type: kind, key, target, stopPropagation, preventDefault, getModifierState }
    hearAhead({ ...none, ...modifiers, ...rest } as unknown as KeyboardEvent)
    if (preventDefault.mock.calls.length > 0) break
  }
  return stopPropagation.mock.calls.length > 0
}

/** A way that ends when it is told to. */
function way() {
  const { promise, resolve } = Promise.withResolvers<string>()
  return { promise, end: () => resolve('c') }
}

const arrived = () => new Promise((resolve) => setTimeout(resolve, 5))

test('what is typed on the way to where one writes is the end of the draft there, unsent', async () => {
  show({})
  useDrafts.setState({ reply: { c: 'Bom dia. ' }, note: {} })
  const { promise, end } = way()
  const going = typingAhead(promise, 'c')
  const composer = Object.assign(new Field(), { id: 'composer-text' })
  const keys = ['Enter', 'V', 'o', 'i', 'Backspace', 'u', ' ', 'j', 'á', 'Enter', '!']
  expect(keys.map((key) => type(key, composer)).every(Boolean)).toBe(true)
  expect(type('Tab')).toBe(false)
  expect(type('k', {}, { ctrlKey: true })).toBe(false)
  expect(type('x', new Field())).toBe(false)
  expect(useDrafts.getState().reply).toEqual({ c: 'Bom dia. ' })
  end()
  await going
  expect(type('!', {}, { repeat: true })).toBe(true)
  // In the frame before the field has the focus, too.
  expect(type('!')).toBe(true)
  await arrived()
  expect(useDrafts.getState().reply).toEqual({ c: 'Bom dia. Vou já\n!!' })
  expect(call.mock.calls.map(([name]) => name)).not.toContain('issue-command')
  expect(type('x')).toBe(false)
})

test('where the composer stands already, what is typed and sent there is its own', async () => {
  show({})
  const { promise, end } = way()
  const going = goInto('c', promise)
  const composer = Object.assign(new Field(), { id: 'composer-text' })
  expect(['V', 'Enter'].map((key) => type(key, composer))).toEqual([false, false])
  end()
  await going
  await arrived()
})

test('where she may not write, or where the way leads elsewhere, it is written to nobody', async () => {
  show({}, { react: false, reply: false })
  useDrafts.setState({ reply: {}, note: {} })
  const closed = way()
  const going = goInto('c', closed.promise)
  type('a')
  closed.end()
  await going
  await arrived()
  expect(useDrafts.getState().reply).toEqual({})

  show({})
  const first = way()
  const one = goInto('c', first.promise)
  type('b')
  openRow('c')
  type('c')
  first.end()
  await one
  await arrived()
  expect(useDrafts.getState().reply).toEqual({ c: 'c' })
})

test('what was typed for one is not written to another to whom she has gone by herself meanwhile', async () => {
  show({})
  useDrafts.setState({ reply: {}, note: {} })
  const { promise, end } = way()
  const going = goInto('c', promise)
  type('a')
  useConversation.setState({
    ...{ conversationId: 'd', state: 'open' },
    view: { conversationId: 'd', can: { reply: true }, page: { items: [] } } as never,
  })
  end()
  await going
  await arrived()
  expect(useDrafts.getState().reply).toEqual({})
})

test('a sign typed on the way asks for the canned replies there, with the letters behind it', async () => {
  show({})
  useDrafts.setState({ reply: { c: 'Olá.' }, note: {} })
  const { promise, end } = way()
  const going = goInto('c', promise)
  for (const key of [' ', '/', 'p', 'o']) type(key)
  end()
  await going
  await arrived()
  expect(useDrafts.getState().reply).toEqual({ c: 'Olá. ' })
  const { asked } = useCannedAsked.getState()
  expect(asked).toEqual({ conversationId: 'c', replyId: null, query: 'po' })
})

test('the end of one, said while the next is on her way, loses nothing typed for the next', async () => {
  show({})
  useDrafts.setState({ reply: {}, note: {} })
  useConversation.setState(({ view }) => ({
    view:
      view && ({ ...view, waitingSince: null, forwarding: null, can: { close: true } } as never),
  }))
  const rows = way()
  const next = { can: { reply: true }, draft: '', page: { items: [], before: null } }
  call.mockImplementation(
    async (name: string, asked: { view?: string; conversationId?: string }) => {
      if (name === 'open-conversation') return { ...next, conversationId: asked.conversationId }
      if (name !== 'page-queue') return { outcome: 'queued' }
      await rows.promise
      const row = { conversationId: 'd', waitingSince: 1, snoozedUntil: null, cursor: { at: 1 } }
      return { rows: asked.view === 'waiting' ? [row] : [] }
    },
  )
  const [taking, ending] = [takeNext(), endAndTakeNext()]
  for (const key of 'Boa') type(key)
  rows.end()
  await Promise.all([taking, ending])
  await arrived()
  expect(useDrafts.getState().reply).toMatchObject({ d: 'Boa' })
})
