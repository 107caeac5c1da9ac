import { describe, expect, it } from 'vitest'
import type { OfficeCommand } from '../../../shared/commands.ts'
import type { Agent } from '../../../shared/domain/agent.ts'
import {
  type CannedReply,
  type CannedScope,
  isOfferedTo,
  type KeptCannedReply,
  validity,
} from '../../../shared/domain/canned/canned-reply.ts'
import { decideCanned, evolveCanned } from '../../../shared/domain/canned/decide-canned.ts'
import { admin, ana, bruno, carla, diego } from '../../support/cases.ts'
import { removeReply, sampleReply, saveReply } from '../../support/sample-canned.ts'

/** What becomes of a reply, or why nothing does. */
function become(kept: KeptCannedReply | null, command: OfficeCommand, actor: Agent) {
  const decision = decideCanned(kept, command, actor)
  return 'refused' in decision
    ? decision.refused.reason
    : decision.accepted.reduce(evolveCanned, kept)
}

function kept(reply: CannedReply, by: Agent = ana): KeptCannedReply {
  return { reply, version: 1, ownerId: by.agentId, isRemoved: false }
}

describe('a canned reply is written', () => {
  it('its first version belongs to its writer, each change counts one on', () => {
    const first = become(null, saveReply(sampleReply()), ana)
    expect(first).toEqual(kept(sampleReply()))
    const changed = sampleReply({ text: 'Bom dia!' })
    expect(become(kept(sampleReply()), saveReply(changed, 1), bruno)).toEqual({
      ...kept(changed),
      version: 2,
    })
  })

  it('over a version that its writer had not seen it is refused, and nothing is lost', () => {
    expect(become(kept(sampleReply()), saveReply(sampleReply(), 0), bruno)).toBe(
      'changed-meanwhile',
    )
    expect(become(null, saveReply(sampleReply(), 3), bruno)).toBe('changed-meanwhile')
  })

  it('removed once it is gone, and saved again it is back', () => {
    const removed = become(kept(sampleReply()), removeReply(sampleReply(), 1), bruno)
    expect(removed).toEqual({ ...kept(sampleReply()), version: 2, isRemoved: true })
    expect(become(removed as KeptCannedReply, removeReply(sampleReply(), 2), ana)).toBe(removed)
    expect(become(removed as KeptCannedReply, saveReply(sampleReply(), 2), ana)).toEqual({
      ...kept(sampleReply()),
      version: 3,
    })
  })

  it('with a placeholder that does not exist it is refused', () => {
    const text = 'Oi, {{primero_nome}}'
    expect(become(null, saveReply(sampleReply({ text })), ana)).toBe('canned-text-wrong')
  })
})

describe('who may write which', () => {
  it.each<[CannedScope, Agent, boolean]>([
    ['own', ana, true],
    ['team', ana, true],
    ['team', diego, true],
    ['organisation', ana, false],
    ['organisation', carla, true],
    ['organisation', admin, true],
    ['own', admin, false],
    ['team', admin, false],
  ])('%s by %o: %s', (scope, actor, may) => {
    const result = become(null, saveReply(sampleReply({ scope })), actor)
    expect(result === 'not-permitted').toBe(!may)
  })

  it('an own one is its writer’s alone, also for a supervisor', () => {
    const own = kept(sampleReply({ scope: 'own' }))
    expect(become(own, saveReply(sampleReply({ scope: 'own' }), 1), carla)).toBe('not-permitted')
    expect(become(own, removeReply(own.reply, 1), bruno)).toBe('not-permitted')
    expect([ana, bruno, carla].map(({ agentId }) => isOfferedTo(own, agentId))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('nobody takes the official wording over by calling it her own', () => {
    const official = kept(sampleReply({ scope: 'organisation' }), carla)
    expect(become(official, saveReply(sampleReply({ scope: 'own' }), 1), ana)).toBe('not-permitted')
    expect(become(official, saveReply(sampleReply({ scope: 'team' }), 1), ana)).toBe(
      'not-permitted',
    )
  })
})

it.each([
  [null, null, 'valid'],
  ['2026-11-25', '2026-11-25', 'valid'],
  ['2026-11-26', null, 'not-yet'],
  [null, '2026-11-24', 'over'],
])('from %s until %s is, on 25 November, %s', (validFrom, validUntil, expected) => {
  expect(validity({ validFrom, validUntil }, '2026-11-25')).toBe(expected)
})
