import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { AssignmentRules } from '../../shared/domain/assignment/rules.ts'
import { type Case, commandOf, openCase } from './desk.ts'
import { palmas } from './hours.ts'
import { organisationFile } from './organisation-file.ts'
import type { SignedInClient } from './relay-client.ts'
import { saveAssignment } from './sample-assignment.ts'
import { removeFolder, type StartedRelay, startRelay, temporaryFolder } from './start-relay.ts'

const assignEveryMs = 40
const leaseTimings = { sweepMs: 40, renewMs: 100, graceMs: 100 }

/** It opens on weekdays from 13:30 to 18:00. */
export const assigningHours = palmas.calendar

export const onTuesday = (time: string) => Date.parse(`2026-11-24T${time}:00-03:00`)

/** So long that it was looked at several times. */
export const aWhile = () => new Promise((resolve) => setTimeout(resolve, 250))

export const receive = (agent: SignedInClient, receiving = true) =>
  agent.request('/v1/receiving', { method: 'PUT', body: JSON.stringify({ receiving }) })

/**
 * A relay that gives attendances away, for all tests of a file: each begins on a Tuesday at two, with
 * nobody who receives and nothing that waits or is held.
 */
export function anAssigningRelay() {
  const organisation = organisationFile({ leaseMinutes: 30, hours: assigningHours })
  /** Claims of the tests before. */
  let before = 0
  let people = 0
  let rules: string | null = null

  const desk = {
    now: onTuesday('14:00'),
    dataFolder: '',
    relay: undefined as unknown as StartedRelay,
    ana: undefined as unknown as SignedInClient,
    bruno: undefined as unknown as SignedInClient,
    carla: undefined as unknown as SignedInClient,

    async start(): Promise<void> {
      desk.relay = await startRelay({
        ...{ clock: () => desk.now, dataFolder: desk.dataFolder, leaseTimings, assignEveryMs },
        env: { BALCAO_ORG: organisation.path },
      })
      const { signIn } = desk.relay
      const signedIn = await Promise.all([signIn('ana'), signIn('bruno'), signIn('carla')])
      ;[desk.ana, desk.bruno, desk.carla] = signedIn
    },

    async citizenWrites(): Promise<Case> {
      people += 1
      const phone = `55639999${String(40_000 + people)}`
      return openCase(desk.relay, desk.carla, { name: `Pessoa Fictícia ${people}`, phone })
    },

    async rule(changes: Partial<AssignmentRules>): Promise<void> {
      const save = saveAssignment(changes, rules)
      expect(await desk.carla.command(save)).toMatchObject({ outcome: 'accepted' })
      rules = save.commandId
    },

    /** The claims of this test, once there are so many. */
    claims: async (count: number) =>
      (await desk.carla.untilEvents('attendance-claimed', before + count)).slice(before),

    given: async () =>
      (await desk.carla.events('attendance-claimed'))
        .slice(before)
        .map(({ agentId, attendanceId, rule }) => ({ agentId, attendanceId, rule })),

    /** Two cases of citizens whom a supervisor has said to be one person. */
    async merged(one: Case, other: Case): Promise<void> {
      const { conversationId: withConversationId } = other
      const merge = commandOf('merge-citizens', one, { mergeId: randomUUID(), withConversationId })
      expect(await desk.carla.command(merge)).toMatchObject({ outcome: 'accepted' })
    },
  }

  beforeAll(async () => {
    desk.dataFolder = temporaryFolder()
    await desk.start()
  })

  beforeEach(async () => {
    desk.now = onTuesday('14:00')
    before = (await desk.carla.events('attendance-claimed')).length
  })

  afterEach(async () => {
    for (const agent of [desk.ana, desk.bruno]) await receive(agent, false)
    for (const { conversationId, attendanceId } of await desk.carla.events('attendance-opened')) {
      await desk.carla.command(commandOf('close-attendance', { conversationId, attendanceId }, {}))
    }
  })

  afterAll(async () => {
    await desk.relay.stop()
    organisation.remove()
    removeFolder(desk.dataFolder)
  })

  return desk
}
