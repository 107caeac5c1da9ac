import { describe, expect, it } from 'vitest'
import { commandSchema, type HoursCommand } from '../../../shared/commands.ts'
import type { Agent } from '../../../shared/domain/agent.ts'
import { decideHours, evolveHours } from '../../../shared/domain/hours/decide-hours.ts'
import type { KeptHours } from '../../../shared/domain/hours/office-hours.ts'
import { admin, ana, carla, diego } from '../../support/cases.ts'
import { sampleHours, saveHours, withMondays } from '../../support/sample-hours.ts'

/** What becomes of the hours, or why nothing does. */
function become(kept: KeptHours | null, command: HoursCommand, actor: Agent) {
  const decision = decideHours(kept, command, actor)
  return 'refused' in decision
    ? decision.refused.reason
    : decision.accepted.reduce(evolveHours, kept)
}

describe('opening hours are saved', () => {
  it('over what the file says, and each change counts one on', () => {
    const first = saveHours(sampleHours())
    const kept = become(null, first, carla) as KeptHours
    expect(kept).toEqual({ body: sampleHours(), version: 1, commandId: first.commandId })
    const second = saveHours(withMondays(), first.commandId)
    const { commandId } = second
    expect(become(kept, second, admin)).toEqual({ body: withMondays(), version: 2, commandId })
  })

  it('by who supervises or administers, and by nobody else', () => {
    const command = saveHours(sampleHours())
    expect([ana, diego].map((agent) => become(null, command, agent))).toEqual([
      'not-permitted',
      'not-permitted',
    ])
  })

  it('never over a version that their writer had not seen', () => {
    const first = saveHours(sampleHours())
    const kept = become(null, first, carla) as KeptHours
    const late = saveHours(withMondays())
    const blind = saveHours(withMondays(), late.commandId)
    expect([late, blind].map((command) => become(kept, command, carla))).toEqual([
      'changed-meanwhile',
      'changed-meanwhile',
    ])
  })
})

describe('what is no calendar is not understood', () => {
  const accepts = (command: HoursCommand) => commandSchema.safeParse(command).success

  it('shifts that overlap, times and zones that are none, and lists without end', () => {
    expect(accepts(saveHours(sampleHours()))).toBe(true)
    const wrong = [
      withMondays({ from: '08:00', to: '12:00' }, { from: '11:00', to: '17:00' }),
      withMondays({ from: '12:00', to: '08:00' }),
      withMondays({ from: '8:00', to: '12:00' }),
      sampleHours({ timeZone: 'America/Atlantida' }),
      sampleHours({
        calendar: {
          ...sampleHours().calendar,
          exceptions: Array.from({ length: 401 }, () => ({
            ...{ name: 'Recesso', kind: 'recess' as const },
            ...{ from: '2026-12-24', to: '2026-12-31', shifts: [] },
          })),
        },
      }),
    ]
    expect(wrong.map((hours) => accepts(saveHours(hours)))).toEqual(wrong.map(() => false))
  })
})
