import { expect, it } from 'vitest'
import { changeReceiving, pauseAbsent } from '../../../shared/domain/assignment/receiver.ts'
import { ana, MINUTE, NOON } from '../../support/cases.ts'

const { agentId } = ana

it('she receives or pauses; what holds already is no event', () => {
  const change = (since: number | null, receiving: boolean) =>
    changeReceiving({ agentId, since }, receiving, 'asked')
  expect(change(null, true)).toEqual([
    { type: 'receiving-changed', agentId, receiving: true, cause: 'asked' },
  ])
  expect(change(NOON, false)).toMatchObject([{ receiving: false }])
  expect([...change(NOON, true), ...change(null, false)]).toEqual([])
})

it.each([
  ['a moment before', { since: NOON, presentAt: null }, 30 * MINUTE - 1, false],
  ['who said so and was never seen since', { since: NOON, presentAt: null }, 30 * MINUTE, true],
  ['who was there later', { since: NOON, presentAt: NOON + MINUTE }, 30 * MINUTE, false],
  ['who pauses already', { since: null, presentAt: null }, 90 * MINUTE, false],
])('pauses who is away for as long as a claim lasts: %s', (_, standing, afterMs, pauses) => {
  const absence = { now: NOON + afterMs, absentAfterMs: 30 * MINUTE }
  expect(pauseAbsent({ agentId, ...standing }, absence)).toEqual(
    pauses ? [{ type: 'receiving-changed', agentId, receiving: false, cause: 'absent' }] : [],
  )
})
