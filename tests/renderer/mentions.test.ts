import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { AgentView } from '../../shared/ipc/people.ts'

const bridge = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../../renderer/bridge.ts', () => bridge)

const { findColleagues } = await import(
  '../../renderer/features/composer/mentions/find-colleagues.ts'
)
const { mentionsOf } = await import('../../renderer/state/mentions.ts')

const agent = (agentId: string, name: string, rest: Partial<AgentView> = {}): AgentView => ({
  ...{ agentId, name, roles: ['agent'], disabled: false, ...rest },
})
const agents = [
  agent('a', 'Ana'),
  agent('al', 'Ana Luz'),
  agent('b', 'Bruno Luzia'),
  agent('gone', 'Caio Exemplo', { disabled: true }),
  agent('admin', 'Dora Exemplo', { roles: ['admin'] }),
]

describe('the list offers', () => {
  test.for<[string, string[]]>([
    ['', ['a', 'al', 'b', 'gone', 'admin']],
    ['an', ['a', 'al']],
    ['ana', ['a', 'al']],
    ['luz', ['al', 'b']],
    ['ana ', ['al']],
    ['ana luz ', []],
    ['ana vai ', []],
    ['zé', []],
  ])('to “%s”', ([query, ids]) => {
    expect(findColleagues(agents, query).map(({ agentId }) => agentId)).toEqual(ids)
  })
})

describe('a note that leaves', () => {
  beforeEach(() => bridge.call.mockReset().mockResolvedValue({ agents }))

  test('says whom it mentions: who attends, and whose account holds', async () => {
    const text = '@ana luz, e @Caio Exemplo, @Dora Exemplo'
    expect(await mentionsOf(text)).toEqual({ mentions: ['al'] })
  })

  test('says nothing where there is nothing to say', async () => {
    expect(await mentionsOf('escreva a bia@exemplo.invalid')).toEqual({})
    bridge.call.mockClear()
    expect(await mentionsOf('sem sinal')).toEqual({})
    expect(bridge.call).not.toHaveBeenCalled()
  })
})
