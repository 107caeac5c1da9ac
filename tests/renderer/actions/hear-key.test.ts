import { beforeEach, expect, test, vi } from 'vitest'

const call = vi.hoisted(() => vi.fn())
vi.mock('../../../renderer/bridge.ts', () => ({ isDesktop: true, call, listen: vi.fn() }))

class Field {
  value = ''
  matches = () => true
}

vi.stubGlobal('HTMLElement', Field)
vi.stubGlobal('HTMLInputElement', class {})
vi.stubGlobal('HTMLTextAreaElement', Field)
vi.stubGlobal('document', { querySelector: () => null })
vi.stubGlobal('requestAnimationFrame', () => 0)

const { hearKey } = await import('../../../renderer/actions/hear-key.ts')
const { closeConversation, useConversation } = await import(
  '../../../renderer/state/conversation.ts'
)
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
  await vi.waitFor(() => {
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

function show(held: { heldUntil?: number }, can = { react: true, reply: true }): void {
  const unconfirmed = { commandId: 'x', state: 'waiting', ...held }
  const items = [{ kind: 'event', id: 'x', what: 'transferred', unconfirmed }]
  useConversation.setState({
    ...{ conversationId: 'c', state: 'open' },
    view: { conversationId: 'c', can, page: { items, before: null } } as never,
  })
}
