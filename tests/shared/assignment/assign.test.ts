import { describe, expect, it } from 'vitest'
import { assign, awaitsAgent, type Standing } from '../../../shared/domain/assignment/assign.ts'
import { REST_MS } from '../../../shared/domain/assignment/given-back.ts'
import type { Receiver } from '../../../shared/domain/assignment/receiver.ts'
import {
  type AssignmentRules,
  assignmentRulesSchema,
  capacityOf,
} from '../../../shared/domain/assignment/rules.ts'
import { type Conversation, evolve, type Happening } from '../../../shared/domain/conversation.ts'
import {
  ana,
  attendanceId,
  bruno,
  carla,
  closed,
  conversation,
  conversationId,
  heldByAna,
  id,
  MINUTE,
  NOON,
  waiting,
} from '../../support/cases.ts'
import { fc } from '../../support/properties.ts'
import { rulesOf } from '../../support/sample-assignment.ts'

const absentAfterMs = 30 * MINUTE

const here = (agent: typeof ana, more: Partial<Receiver> = {}): Receiver => ({
  ...{ agentId: agent.agentId, roles: agent.roles, disabled: agent.disabled },
  ...{ since: NOON, presentAt: NOON, held: 0, turn: 0 },
  ...more,
})

const standing = (
  rules: Partial<AssignmentRules>,
  receivers: readonly Receiver[],
  now = NOON,
): Standing => ({ ...{ rules: rulesOf(rules), receivers, now, absentAfterMs }, commandId: id('9') })

/** To whom an attendance goes, and why; null for nobody. */
function given(rules: Partial<AssignmentRules>, receivers: Receiver[], of = waiting, now = NOON) {
  const [claim] = assign(of, standing(rules, receivers, now))
  return claim?.type === 'attendance-claimed' ? [claim.agentId, claim.rule] : null
}

describe('an attendance that waits', () => {
  it('is given as if she had claimed it, with the next fence, by the command that saved the rules', () => {
    const again = conversation({ fence: 6 })
    expect(assign(again, standing({ mode: 'round-robin' }, [here(ana)]))).toEqual([
      {
        ...{ type: 'attendance-claimed', conversationId, attendanceId, commandId: id('9') },
        ...{ agentId: ana.agentId, fence: 7, rule: 'round-robin' },
      },
    ])
  })

  it.each<[string, Partial<Receiver>]>([
    ['who pauses', { since: null }],
    ['whose account is closed', { disabled: true }],
    ['who may not attend', { roles: ['admin'] }],
    ['who holds as many as she may', { held: 5 }],
    [
      'who has shown nothing for as long as a claim lasts',
      { since: NOON - absentAfterMs, presentAt: NOON - absentAfterMs },
    ],
    ['of whom nobody knows that she was ever there', { since: 1, presentAt: null }],
  ])('never goes to somebody %s', (_, change) => {
    for (const mode of ['round-robin', 'least-loaded', 'by-topic'] as const) {
      expect(given({ mode, capacity: 5 }, [here(ana, change)])).toBeNull()
      expect(given({ mode, capacity: 5 }, [here(ana, change), here(bruno)])?.[0]).toBe(
        bruno.agentId,
      )
    }
  })

  it('goes to nobody while nothing is given', () => {
    expect(given({ mode: 'off' }, [here(ana)])).toBeNull()
  })

  it.each<[string, Conversation]>([
    ['somebody holds', heldByAna],
    ['is closed', closed],
    ['waits for nobody’s answer', { ...waiting, waitingSince: null }],
    ['has nothing to attend', { ...waiting, attendance: null }],
    ['is of a citizen who had all erased', { ...waiting, erased: true }],
  ])('is none that %s', (_, state) => {
    expect(awaitsAgent(state)).toBe(false)
    expect(given({ mode: 'round-robin' }, [here(ana)], state)).toBeNull()
  })
})

describe('whose turn it is', () => {
  const rules = { mode: 'round-robin' as const }

  it.each<[string, Receiver[], string]>([
    ['who was given none yet', [here(ana, { turn: 3 }), here(bruno)], bruno.agentId],
    [
      'who was given one longest ago',
      [here(ana, { turn: 9 }), here(bruno, { turn: 7 }), here(carla, { turn: 8 })],
      bruno.agentId,
    ],
    [
      'whatever each holds',
      [here(ana, { turn: 1, held: 4 }), here(bruno, { turn: 2 })],
      ana.agentId,
    ],
    ['by their ids where nothing else differs', [here(bruno), here(ana)], ana.agentId],
  ])('%s', (_, receivers, agentId) => {
    expect(given(rules, receivers)).toEqual([agentId, 'round-robin'])
  })
})

describe('least loaded', () => {
  const rules = { mode: 'least-loaded' as const }

  it.each<[string, Receiver[], string]>([
    ['holds the fewest', [here(ana, { held: 2 }), here(bruno, { held: 1 })], bruno.agentId],
    [
      'of two who hold as many, was given one longer ago',
      [here(ana, { held: 1, turn: 5 }), here(bruno, { held: 1, turn: 4 })],
      bruno.agentId,
    ],
    ['or has the lower id', [here(bruno), here(ana)], ana.agentId],
  ])('%s', (_, receivers, agentId) => {
    expect(given(rules, receivers)).toEqual([agentId, 'least-loaded'])
  })
})

describe('by topic', () => {
  const [trees, lights] = [id('7'), id('8')]
  const rules = {
    mode: 'by-topic' as const,
    topics: [{ topicId: trees, agentIds: [bruno.agentId, carla.agentId] }],
  }
  const about = (topicId: string) => conversation({ topicId })
  const [free, busy] = [here(ana), here(bruno, { held: 3 })]

  it('goes to the least loaded of who looks after it', () => {
    const all = [free, busy, here(carla, { held: 4 })]
    expect(given(rules, all, about(trees))).toEqual([bruno.agentId, 'by-topic'])
  })

  it.each([
    ['of which nobody has said the topic', waiting],
    ['whose topic nobody looks after', about(lights)],
  ])('one %s goes to the least loaded of all', (_, state) => {
    expect(given(rules, [free, busy], state)).toEqual([ana.agentId, 'least-loaded'])
  })

  it('goes to the least loaded of all where nobody of its topic may be given it', () => {
    const full = here(bruno, { held: 5 })
    expect(given(rules, [free, full], about(trees))).toEqual([ana.agentId, 'least-loaded'])
  })
})

describe('who attended the citizen before', () => {
  const before = conversation({ previousHolderId: bruno.agentId })

  it('is given her again, if she may', () => {
    const rules = { mode: 'round-robin' as const }
    const all = [here(ana), here(bruno, { turn: 9, held: 4 })]
    expect(given(rules, all, before)).toEqual([bruno.agentId, 'previous-agent'])
    const full = [here(ana), here(bruno, { held: 5 })]
    expect(given(rules, full, before)).toEqual([ana.agentId, 'round-robin'])
  })
})

describe('what went back to the queue', () => {
  const rules = { mode: 'round-robin' as const }
  const common = { conversationId, attendanceId, at: NOON }
  const returned: Happening = {
    ...{ ...common, type: 'attendance-returned', agentId: ana.agentId },
    ...{ fence: 1, absentSince: NOON },
  }
  const released: Happening = {
    ...{ ...common, type: 'attendance-released', agentId: carla.agentId, commandId: id('9') },
  }
  const folded = (...events: Happening[]) => {
    const state = events.reduce<Conversation | null>(evolve, heldByAna)
    if (state === null) throw new Error('no conversation')
    return state
  }

  it.each([
    ['by the lease', returned],
    ['by a supervisor', released],
  ])('%s is not given at once to who held it, nor preferred for her later', (_, event) => {
    const state = folded(event)
    const later = NOON + REST_MS
    const [one, other] = [here(ana), here(bruno, { turn: 1 })]
    expect(given(rules, [one], state)).toBeNull()
    expect(given(rules, [one, other], state, later - 1)).toEqual([bruno.agentId, 'round-robin'])
    expect(given(rules, [one], state, later)).toEqual([ana.agentId, 'round-robin'])
  })

  it('is remembered of each who had it, until the case ends', () => {
    const claimed: Happening = {
      ...{ ...common, type: 'attendance-claimed', agentId: bruno.agentId },
      ...{ commandId: id('8'), fence: 2, rule: 'round-robin' },
    }
    const twice = folded(returned, claimed, released)
    expect(given(rules, [here(ana), here(bruno)], twice)).toBeNull()
    const end: Happening = { ...released, type: 'attendance-closed' }
    expect(folded(returned, claimed, released, end).attendance?.givenBack).toBeUndefined()
  })
})

describe('rules', () => {
  it.each([
    ['an agent with two numbers', { ownCapacities: [1, 2].map((n) => own(ana.agentId, n)) }],
    ['a topic twice', { topics: [1, 2].map(() => ({ topicId: id('7'), agentIds: [id('1')] })) }],
    ['a topic of nobody', { topics: [{ topicId: id('7'), agentIds: [] }] }],
    ['nobody may hold any', { capacity: 0 }],
    ['no number', { capacity: 1.5 }],
  ])('are none with %s', (_, wrong) => {
    expect(assignmentRulesSchema.safeParse({ ...rulesOf({}), ...wrong }).success).toBe(false)
  })

  it('an agent’s own number stands above the one of all, 0 too', () => {
    const rules = rulesOf({ capacity: 4, ownCapacities: [own(ana.agentId, 0)] })
    expect([ana, bruno].map(({ agentId }) => capacityOf(rules, agentId))).toEqual([0, 4])
  })

  function own(agentId: string, capacity: number) {
    return { agentId, capacity }
  }
})

describe('whatever happens', () => {
  const agents = ['a', 'b', 'c', 'd'].map((letter) => id(letter))
  const receiver = fc.record({
    roles: fc.constantFrom<Receiver['roles']>(['agent'], ['supervisor'], ['admin'], []),
    disabled: fc.boolean(),
    since: fc.option(fc.integer({ min: NOON - 40 * MINUTE, max: NOON })),
    presentAt: fc.option(fc.integer({ min: NOON - 40 * MINUTE, max: NOON })),
    held: fc.nat(6),
    turn: fc.nat(6),
  })
  const rules = fc.record<AssignmentRules>({
    mode: fc.constantFrom('off', 'round-robin', 'least-loaded', 'by-topic'),
    capacity: fc.integer({ min: 1, max: 6 }),
    ownCapacities: fc
      .subarray(agents)
      .map((some) => some.map((agentId, at) => ({ agentId, capacity: at * 2 }))),
    topics: fc
      .subarray(agents, { minLength: 1 })
      .map((agentIds) => [{ topicId: id('7'), agentIds }]),
  })
  const attendance = fc.record({
    topicId: fc.constantFrom(id('7'), id('8'), undefined),
    previousHolderId: fc.constantFrom(null, ...agents),
    givenBack: fc.subarray(agents).map((some) => some.map((agentId) => ({ agentId, at: NOON }))),
  })
  const receivers = fc
    .tuple(...agents.map(() => receiver))
    .map((some) => some.map((one, at): Receiver => ({ ...one, agentId: agents[at] ?? '' })))

  it('it goes to somebody who may have it or to nobody, and the same whatever their order', () => {
    fc.assert(
      fc.property(rules, attendance, receivers, (rules, attendance, receivers) => {
        const state = conversation(attendance)
        const now = standing(rules, receivers)
        const claims = assign(state, now)
        expect(assign(state, { ...now, receivers: receivers.toReversed() })).toEqual(claims)
        const may = receivers.filter(
          ({ agentId, since, presentAt, disabled, roles, held }) =>
            since !== null &&
            !disabled &&
            roles.some((role) => role !== 'admin') &&
            Math.max(since, presentAt ?? 0) > NOON - absentAfterMs &&
            held < capacityOf(rules, agentId) &&
            !attendance.givenBack.some((each) => each.agentId === agentId),
        )
        expect(claims).toHaveLength(may.length > 0 && rules.mode !== 'off' ? 1 : 0)
        for (const claim of claims) {
          if (claim.type !== 'attendance-claimed') throw new Error('no claim')
          expect(may.map(({ agentId }) => agentId)).toContain(claim.agentId)
          expect(evolve(state, { ...claim, at: NOON })?.attendance).toMatchObject({
            ...{ status: 'held', holderId: claim.agentId, fence: 1 },
          })
        }
      }),
    )
  })

  it('in turn, nobody gets two more than another who may have as many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.nat(30), (count, cases) => {
        let all = agents.slice(0, count).map((agentId) => here({ ...ana, agentId }))
        for (let seq = 1; seq <= cases; seq += 1) {
          const to = given({ mode: 'round-robin', capacity: 100 }, all)?.[0]
          all = all.map((one) =>
            one.agentId === to ? { ...one, turn: seq, held: one.held + 1 } : one,
          )
        }
        const held = all.map((one) => one.held)
        expect(held.reduce((sum, each) => sum + each, 0)).toBe(cases)
        expect(Math.max(...held) - Math.min(...held)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('somebody who has other conversations', () => {
  const elsewhere = (more: object) => ({ ...attendanceOf(conversation({ fence: 1 })), ...more })
  const attendanceOf = ({ attendance }: Conversation) => {
    if (attendance === null) throw new Error('no attendance')
    return attendance
  }
  const givenBeside = (others: object[], receivers: Receiver[]) => {
    const [claim] = assign(
      waiting,
      standing({ mode: 'round-robin' }, receivers),
      others.map((other) => elsewhere(other)),
    )
    return claim?.type === 'attendance-claimed' ? [claim.agentId, claim.rule] : null
  }
  const both = [here(ana, { turn: 5 }), here(bruno)]

  it('goes to who attends her there, the newest first, if she may be given one', () => {
    const old = { openedAt: NOON - 9 * MINUTE, previousHolderId: bruno.agentId }
    const newer = { openedAt: NOON - MINUTE, status: 'held', holderId: ana.agentId }
    expect(givenBeside([old, newer], both)).toEqual([ana.agentId, 'previous-agent'])
    expect(givenBeside([old, newer], [here(bruno)])).toEqual([bruno.agentId, 'previous-agent'])
  })

  it('is not given to whom one of those came back from a moment ago, unless it is over', () => {
    const back = { givenBack: [{ agentId: bruno.agentId, at: NOON - MINUTE }] }
    expect(givenBeside([back], [here(bruno)])).toBeNull()
    expect(givenBeside([back], both)).toEqual([ana.agentId, 'round-robin'])
    expect(givenBeside([{ ...back, status: 'closed' }], both)).toEqual([
      bruno.agentId,
      'round-robin',
    ])
  })
})
