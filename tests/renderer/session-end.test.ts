import { beforeAll, expect, test, vi } from 'vitest'
import { startState } from '../../renderer/state/start.ts'
import { setStatus, useStatus } from '../../renderer/state/status.ts'
import { useUnsent } from '../../renderer/state/unsent.ts'
import type { ConsoleStatus } from '../../shared/ipc.ts'

vi.mock('../../renderer/bridge.ts', () => ({
  call: vi.fn(() => Promise.reject(new Error('nobody answers here'))),
  listen: vi.fn(),
}))

beforeAll(() => {
  const page = { addEventListener: vi.fn(), querySelector: () => null }
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', page)
  vi.useFakeTimers()
  startState()
})

test('what one agent wrote to whom is not in the list of the next one', () => {
  sit('ana')
  const about = { about: 'case', conversationId: 'c', citizenName: 'Maria Inventada' } as const
  useUnsent.setState({ cases: [{ ...about, items: [] }] })
  sit(null)
  expect(useStatus.getState().status?.session.state).toBe('signed-out')
  expect(useUnsent.getState().cases).toBeNull()
})

let revision = 0

function sit(agentId: string | null): void {
  revision += 1
  const session =
    agentId === null
      ? { state: 'signed-out', ended: null }
      : { state: 'signed-in', account: { agentId } }
  setStatus({ revision, session } as ConsoleStatus)
}
