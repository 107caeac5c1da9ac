import { useEffect, useState } from 'react'
import type { OfficeHours } from '../../../shared/domain/hours/office-hours.ts'
import type { OpeningCalendar } from '../../../shared/domain/hours/opening-calendar.ts'
import type { HoursShown, HoursView } from '../../../shared/ipc/hours.ts'
import { keepWork, unsavedWork } from '../../state/unsaved-work.ts'

const unsaid: OpeningCalendar = {
  weekly: {
    ...{ monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] },
    ...{ saturday: [], sunday: [] },
  },
  holidays: [],
  exceptions: [],
}

/** An organisation that never said when it is open begins with an empty week. */
export function writable({ calendar, ...rest }: HoursShown): OfficeHours {
  return { ...rest, calendar: calendar ?? unsaid }
}

/** Changes one part of what is being written; those of one `field` in a row are undone at once. */
export type ChangeCalendar = (part: Partial<OpeningCalendar>, field?: string) => void

type Step = { readonly hours: OfficeHours; readonly field: string | null }

const NAME = 'hours'

type Work = {
  readonly basedOn: string | null
  readonly standing: OfficeHours
  readonly steps: readonly Step[]
}

/** The hours as they are being written, with the way back to what stood there before. */
export function useDraft(view: HoursView) {
  const [begun] = useState(() => unsavedWork<Work>(NAME))
  const [basedOn, setBasedOn] = useState(begun ? begun.basedOn : view.basedOn)
  const [standing, setStanding] = useState(() => begun?.standing ?? writable(view.hours))
  const [steps, setSteps] = useState<readonly Step[]>(begun?.steps ?? [])
  const hours = steps.at(-1)?.hours ?? standing
  useEffect(
    () => keepWork(NAME, steps.length > 0 ? { basedOn, standing, steps } : null),
    [basedOn, standing, steps],
  )

  function change(part: Partial<OfficeHours>, field: string | null = null) {
    setSteps((before) => {
      const last = before.at(-1)
      const next = { hours: { ...(last?.hours ?? standing), ...part }, field }
      const goesOn = field !== null && last?.field === field
      return goesOn ? [...before.slice(0, -1), next] : [...before, next]
    })
  }

  return {
    hours,
    /** What it was made over. */
    standing,
    basedOn,
    isChanged: JSON.stringify(hours) !== JSON.stringify(standing),
    canUndo: steps.length > 0,
    change,
    changeCalendar: (part: Partial<OpeningCalendar>, field?: string) =>
      change({ calendar: { ...hours.calendar, ...part } }, field),
    undo: () => setSteps((before) => before.slice(0, -1)),
    discard: () => setSteps([]),
    /** Goes on over what stands now. */
    rebase(now: HoursShown, onto: string | null) {
      setStanding(writable(now))
      setBasedOn(onto)
    },
  }
}

export type HoursDraft = ReturnType<typeof useDraft>
