import { beforeEach, expect, test, vi } from 'vitest'

vi.mock('../../renderer/bridge.ts', () => ({ isDesktop: true, call: vi.fn(), listen: vi.fn() }))

const body = { id: 'body' }
const page = {
  body,
  activeElement: body as { id: string },
  getElementById: (id: string) => ({
    focus() {
      page.activeElement = { id }
    },
  }),
}
vi.stubGlobal('document', page)
vi.stubGlobal('requestAnimationFrame', (then: () => void) => setTimeout(then, 16))

const { letGo } = await import('../../renderer/state/desk.ts')

beforeEach(() => {
  vi.useFakeTimers()
  page.activeElement = { id: 'button' }
})

/** The button has gone with what it did, if it did it. */
async function pressed(isDone: boolean): Promise<void> {
  const work = letGo(Promise.resolve(isDone))
  if (isDone) page.activeElement = body
  await work
  vi.advanceTimersByTime(300)
}

test('who gives an attendance away stays in it with the focus', async () => {
  await pressed(true)
  expect(page.activeElement.id).toBe('conversation-log')
})

test('what was refused takes the focus nowhere', async () => {
  await pressed(false)
  expect(page.activeElement.id).toBe('button')
})

test('a dialog that gives it back to what is gone does not lose it, and who went elsewhere stays there', async () => {
  const work = letGo(Promise.resolve(true))
  page.activeElement = { id: 'in the dialog' }
  await work
  vi.advanceTimersByTime(100)
  expect(page.activeElement.id).toBe('in the dialog')
  page.activeElement = body
  vi.advanceTimersByTime(200)
  expect(page.activeElement.id).toBe('conversation-log')

  const other = letGo(Promise.resolve(true))
  page.activeElement = { id: 'queue-list' }
  await other
  vi.advanceTimersByTime(300)
  expect(page.activeElement.id).toBe('queue-list')
})
