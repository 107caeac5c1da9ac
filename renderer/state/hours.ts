import { create } from 'zustand'
import type { OfficeHours } from '../../shared/domain/hours/office-hours.ts'
import type { HoursView } from '../../shared/ipc/hours.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { notify } from './notices.ts'

type HoursState = {
  /** Null until they were read. */
  view: HoursView | null
  failed: boolean
}

const nothingKnown: HoursState = { view: null, failed: false }

/** The opening hours, as whoever looks after them sees them. */
export const useHours = create<HoursState>()(() => nothingKnown)

export const refreshHours = coalesce(async () => {
  try {
    useHours.setState({ view: await call('read-hours', {}), failed: false })
  } catch {
    // Said where they are shown, with a button to try again.
    useHours.setState({ failed: true })
  }
})

export function forgetHours(): void {
  useHours.setState(nothingKnown)
}

/**
 * @param basedOn the command that made what their writer had before her; null: the file did.
 * @returns what the next change is based on; null when it was not queued.
 */
export async function saveHours(
  hours: OfficeHours,
  basedOn: string | null,
): Promise<string | null> {
  const commandId = crypto.randomUUID()
  const command = { type: 'save-opening-hours', commandId, issuedAt: Date.now(), hours, basedOn }
  const answer = await call('issue-command', {
    command: { ...command, type: 'save-opening-hours' },
  })
  if (answer.outcome === 'refused') notify({ kind: 'refused', refusal: answer.refusal })
  await refreshHours()
  return answer.outcome === 'queued' ? commandId : null
}

/** Puts away what the relay refused. */
export async function forgetRefusedHours(commandId: string): Promise<void> {
  await call('discard-command', { commandId })
  await refreshHours()
}
