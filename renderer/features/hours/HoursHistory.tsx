import { useState } from 'react'
import { compareHours } from '../../../shared/domain/hours/compare-hours.ts'
import type { OfficeHours } from '../../../shared/domain/hours/office-hours.ts'
import { dateAt } from '../../../shared/domain/local-day.ts'
import type { HoursVersionView, HoursView } from '../../../shared/ipc/hours.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { useVersions } from '../../design/use-versions.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { fullMoment } from '../../words/moment.ts'
import { Changes } from './Changes.tsx'
import { writable } from './draft.ts'

type HoursHistoryProps = {
  view: HoursView
  /** Null for who may not change them. */
  onRestore: ((hours: OfficeHours) => void) | null
}

/** Who changed what and when, back to what the installation's file says; any of it can be taken up. */
export function HoursHistory({ view, onRestore }: HoursHistoryProps) {
  const { opening: words } = useTexts()
  const versions = useVersions(askVersions, `${view.saved?.at} ${view.basedOn}`)
  return (
    <ol className="flex flex-col divide-y divide-line rounded-card border border-line">
      {versions.map((version, place) => {
        const earlier = versions[place + 1]
        return (
          <li key={version.version} className="flex flex-col gap-1.5 px-3 py-2.5">
            <Heading version={version} />
            {earlier && <Difference version={version} earlier={earlier} />}
            {place > 0 && onRestore && (
              <Button
                size="small"
                className="self-start"
                onPress={() => onRestore(writable(version.hours))}
              >
                {words.restore}
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}

async function askVersions(): Promise<readonly HoursVersionView[]> {
  return (await call('list-hours-versions', {})).versions
}

function Heading({ version: { saved } }: { version: HoursVersionView }) {
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  return (
    <p className="font-medium text-ink text-sm">
      {saved === null
        ? texts.opening.startingVersion
        : texts.opening.version(saved.by?.name ?? texts.colleague, fullMoment(saved.at, place))}
    </p>
  )
}

/** As it looked to whoever saved it, from that day on; worked out for whoever opens it. */
function Difference({ version, earlier }: Record<'version' | 'earlier', HoursVersionView>) {
  const { opening: words } = useTexts()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-soft text-xs">{words.changesOf}</summary>
      {open && <Told version={version} earlier={earlier} />}
    </details>
  )
}

function Told({ version, earlier }: Record<'version' | 'earlier', HoursVersionView>) {
  const [before, after] = [writable(earlier.hours), writable(version.hours)]
  const day = dateAt(version.saved?.at ?? 0, after.timeZone)
  const changes = compareHours(before.calendar, after.calendar, day)
  return <Changes before={before} after={after} changes={changes} />
}
