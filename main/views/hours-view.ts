import type { HoursCommand } from '../../shared/commands.ts'
import { mayChangeHours, type OfficeHours } from '../../shared/domain/hours/office-hours.ts'
import type { HoursShown, HoursView } from '../../shared/ipc/hours.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import type { OutboxRow } from '../outbox/outbox-table.ts'
import { predictHours } from '../outbox/predict-documents.ts'
import type { Recorded } from '../projections/office-table.ts'

/** When the desk is open, with what this agent has asked to change. */
export function readHours(desk: Desk): CallResult<'read-hours'> {
  const { hours, outbox } = desk.replica
  const confirmed = hours.find()
  const asked = outbox.ofHours()
  const kept = predictHours(desk)
  return {
    hours: kept?.body ?? startingHours(desk),
    basedOn: kept?.commandId ?? null,
    saved: confirmed && savedOf(desk, confirmed),
    mayEdit: mayChangeHours(desk.account),
    unconfirmed: unconfirmedOf(asked),
  }
}

/** Newest first. */
export function listHoursVersions(desk: Desk): CallResult<'list-hours-versions'> {
  const changed = desk.replica.hours.versions().map((recorded) => ({
    ...{ version: recorded.version, hours: recorded.body },
    saved: savedOf(desk, recorded),
  }))
  return { versions: [...changed, { version: 0, saved: null, hours: startingHours(desk) }] }
}

function startingHours({ office }: Desk): HoursShown {
  return { ...office.starting, outsideReplyId: null }
}

function savedOf({ replica }: Desk, { at, agentId }: Recorded<OfficeHours>) {
  return { at, by: replica.people.agentName(agentId) }
}

function unconfirmedOf(asked: readonly OutboxRow<HoursCommand>[]): HoursView['unconfirmed'] {
  const refused = asked.find(({ state }) => state === 'refused')
  if (refused?.refusal) {
    const { command, refusal } = refused
    return { state: 'refused', commandId: command.commandId, refusal, hours: command.hours }
  }
  return asked.length > 0 ? { state: 'waiting' } : null
}
