import { describe, expect, it } from 'vitest'
import type { CannedCommand } from '../../../shared/commands.ts'
import type { Agent } from '../../../shared/domain/agent.ts'
import {
  type CannedReply,
  type CannedScope,
  isOfferedTo,
  type KeptCannedReply,
  validity,
} from '../../../shared/domain/canned/canned-reply.ts'
import { decideCanned, evolveCanned } from '../../../shared/domain/canned/decide-canned.ts'
import { admin, ana, bruno, carla, diego, id } from '../../support/cases.ts'
import { removeReply, sampleReply, saveReply } from '../../support/sample-canned.ts'

/** What becomes of a reply, or why nothing does. */
function become(kept: KeptCannedReply | null, command: CannedCommand, actor: Agent) {
  const decision = decideCanned(kept, command, actor)
  return 'refused' in decision
    ? decision.refused.reason
    : decision.accepted.reduce(evolveCanned, kept)
}

/** As its first version, which `FIRST` made. */
const FIRST = id('1')

function kept(reply: CannedReply, by: Agent = ana): KeptCannedReply {
  return { reply, version: 1, commandId: FIRST, ownerId: by.agentId, isRemoved: false }
}

describe('a canned reply is written', () => {
  it('its first version belongs to its writer, each change counts one on', () => {
    const first = { ...saveReply(sampleReply()), commandId: FIRST }
    expect(become(null, first, ana)).toEqual(kept(sampleReply()))
    const second = saveReply(sampleReply({ text: 'Bom dia!' }), FIRST)
    expect(become(kept(sampleReply()), second, bruno)).toEqual({
      ...kept(sampleReply({ text: 'Bom dia!' })),
      ...{ version: 2, commandId: second.commandId },
    })
  })

  it('over a version that its writer had not seen it is refused, and nothing is lost', () => {
    expect(become(kept(sampleReply()), saveReply(sampleReply()), bruno)).toBe('changed-meanwhile')
    expect(become(null, saveReply(sampleReply(), id('3')), bruno)).toBe('changed-meanwhile')
  })

  it('nor is a second change, whose first was refused, taken for one over a colleague’s', () => {
    const his = saveReply(sampleReply({ text: 'Dele.' }), FIRST)
    const stands = become(kept(sampleReply()), his, bruno) as KeptCannedReply
    const hers = saveReply(sampleReply({ text: 'Dela.' }), FIRST)
    const again = saveReply(sampleReply({ text: 'Dela, outra vez.' }), hers.commandId)
    expect([hers, again].map((command) => become(stands, command, ana))).toEqual([
      'changed-meanwhile',
      'changed-meanwhile',
    ])
  })

  it('removed once it is gone, and saved again it is back', () => {
    const removal = removeReply(sampleReply(), FIRST)
    const { commandId } = removal
    const removed = become(kept(sampleReply()), removal, bruno) as KeptCannedReply
    expect(removed).toEqual({ ...kept(sampleReply()), version: 2, commandId, isRemoved: true })
    expect(become(removed, removeReply(sampleReply(), commandId), ana)).toBe(removed)
    const back = saveReply(sampleReply(), commandId)
    expect(become(removed, back, ana)).toEqual({
      ...kept(sampleReply()),
      ...{ version: 3, commandId: back.commandId },
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
    expect(become(own, saveReply(sampleReply({ scope: 'own' }), FIRST), carla)).toBe(
      'not-permitted',
    )
    expect(become(own, removeReply(own.reply, FIRST), bruno)).toBe('not-permitted')
    expect([ana, bruno, carla].map(({ agentId }) => isOfferedTo(own, agentId))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('nobody takes the official wording over by calling it her own', () => {
    const official = kept(sampleReply({ scope: 'organisation' }), carla)
    expect(become(official, saveReply(sampleReply({ scope: 'own' }), FIRST), ana)).toBe(
      'not-permitted',
    )
    expect(become(official, saveReply(sampleReply({ scope: 'team' }), FIRST), ana)).toBe(
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
