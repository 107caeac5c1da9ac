import { useRef } from 'react'
import type { AlertView } from '../../../shared/ipc/account.ts'
import { Dialog } from '../../design/Dialog.tsx'
import { useFocusStays } from '../../design/use-focus-stays.ts'
import { useAccount } from '../../state/account.ts'
import { showOverlay, useOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { AlertCard } from './AlertCard.tsx'

/** Everything that stands about the account, the gravest first, and what was settled lately. */
export function AlertsDialog() {
  const texts = useTexts()
  const isOpen = useOverlay((state) => state.overlay === 'alerts')
  const supervised = useAccount((state) => state.alerts.supervised)
  if (!isOpen || supervised === null) return null
  return (
    <Dialog
      title={texts.alerts.title}
      place="top"
      width="max-w-2xl"
      onClose={() => showOverlay(null)}
    >
      <Alerts {...supervised} />
    </Dialog>
  )
}

type AlertsProps = { standing: readonly AlertView[]; settled: readonly AlertView[] }

function Alerts({ standing, settled }: AlertsProps) {
  const { alerts: words } = useTexts()
  const list = useRef<HTMLElement>(null)
  useFocusStays(list)
  return (
    <section
      ref={list}
      aria-label={words.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: in a short window it scrolls
      tabIndex={0}
      className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-2 pb-5 outline-offset-[-2px]"
    >
      {standing.length === 0 && <p className="text-soft text-sm">{words.none}</p>}
      <Group title={words.standing} alerts={gravestFirst(standing)} />
      <Group title={words.settled} alerts={settled} />
    </section>
  )
}

function Group({ title, alerts }: { title: string; alerts: readonly AlertView[] }) {
  if (alerts.length === 0) return null
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-medium text-faint text-xs">{title}</h3>
      <ul className="flex flex-col gap-2">
        {alerts.map((alert) => (
          <AlertCard key={alert.alertId} view={alert} />
        ))}
      </ul>
    </section>
  )
}

const ranks = { grave: 0, warning: 1, notice: 2 }

function gravestFirst(alerts: readonly AlertView[]): AlertView[] {
  return alerts.toSorted((one, other) => ranks[one.alert.severity] - ranks[other.alert.severity])
}
