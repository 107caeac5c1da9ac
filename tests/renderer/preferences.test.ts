import { expect, test, vi } from 'vitest'
import { call } from '../../renderer/bridge.ts'
import { refreshPreferences, setTheme, usePreferences } from '../../renderer/state/preferences.ts'
import { usualPreferences } from '../../shared/domain/preferences.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn() }))

const asked = vi.mocked(call)

test('of two quick changes the last one holds, whatever was read between them', async () => {
  const held = Promise.withResolvers<typeof usualPreferences>()
  asked.mockImplementation((name) =>
    name === 'read-preferences' ? held.promise : Promise.resolve(undefined as never),
  )
  setTheme('dark')
  const read = refreshPreferences()
  setTheme('light')
  held.resolve({ ...usualPreferences, theme: 'dark' })
  await read
  expect(usePreferences.getState().theme).toBe('light')
})
