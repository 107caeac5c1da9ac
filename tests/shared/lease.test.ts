import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../shared/domain/conversation.ts'
import { evolve } from '../../shared/domain/conversation.ts'
import { type Lease, returnAbandoned } from '../../shared/domain/lease.ts'
import {
  ana,
  attendanceId,
  closed,
  conversationId,
  heldByAna,
  MINUTE,
  NOON,
  waiting,
} from '../support/cases.ts'

const lease: Lease = { fence: 1, heldSince: NOON, presentAt: null }
const leaseMs = 15 * MINUTE

const returnedAfter = (minutes: number, held: Conversation = heldByAna, of: Lease = lease) =>
  returnAbandoned(held, of, { now: NOON + minutes * MINUTE, leaseMs })

describe('a claim', () => {
  it('goes back to the queue once its holder has been away for so long', () => {
    expect(returnedAfter(15 - 1 / 60)).toEqual([])
    const returned = returnedAfter(15)
    expect(returned).toEqual([
      {
        type: 'attendance-returned',
        conversationId,
        attendanceId,
        agentId: ana.agentId,
        fence: 1,
        absentSince: NOON,
      },
    ])
    const [event] = returned
    if (!event) throw new Error('nothing was returned')
    const state = evolve(heldByAna, { ...event, at: NOON + 15 * MINUTE })
    expect(state?.attendance).toMatchObject({
      status: 'waiting',
      holderId: null,
      previousHolderId: ana.agentId,
      fence: 1,
    })
    // What the citizen waits for does not begin anew.
    expect(state?.waitingSince).toBe(NOON)
  })

  it('counts from when its holder was last there', () => {
    const present = { ...lease, presentAt: NOON + 10 * MINUTE }
    expect(returnedAfter(24, heldByAna, present)).toEqual([])
    expect(returnedAfter(25, heldByAna, present)).toMatchObject([
      { absentSince: NOON + 10 * MINUTE },
    ])
  })

  it('counts from its beginning for who was there only before', () => {
    const earlier = { ...lease, presentAt: NOON - 60 * MINUTE }
    expect(returnedAfter(14, heldByAna, earlier)).toEqual([])
    expect(returnedAfter(15, heldByAna, earlier)).toMatchObject([{ absentSince: NOON }])
  })

  it('stays for ever where the organisation set no time', () => {
    expect(returnAbandoned(heldByAna, lease, { now: NOON * 2, leaseMs: 0 })).toEqual([])
  })

  it.each([
    ['that waits already', waiting],
    ['that is closed', closed],
    ['that somebody else took since', { ...heldByAna, attendance: held({ fence: 2 }) }],
  ])('of an attendance %s is left alone', (_, state) => {
    expect(returnedAfter(60, state)).toEqual([])
  })
})

function held(change: { fence: number }): Conversation['attendance'] {
  return heldByAna.attendance && { ...heldByAna.attendance, ...change }
}
