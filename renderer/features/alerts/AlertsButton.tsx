import { Bell } from 'lucide-react'
import { IconButton } from '../../design/Button.tsx'
import { useAccount } from '../../state/account.ts'
import { showOverlay } from '../../state/overlay.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** The way to the account's alerts, for who supervises: how many stand, and whether one is grave. */
export function AlertsButton() {
  const { alerts: words } = useTexts()
  const supervised = useAccount((state) => state.alerts.supervised)
  if (supervised === null) return null
  const { standing } = supervised
  const isGrave = standing.some(({ alert }) => alert.severity === 'grave')
  return (
    <span className="relative">
      <IconButton
        label={standing.length === 0 ? words.openNone : words.open(standing.length)}
        onPress={() => showOverlay('alerts')}
      >
        <Bell aria-hidden="true" size={18} />
      </IconButton>
      {standing.length > 0 && (
        <span
          aria-hidden="true"
          className={`pointer-events-none absolute -top-0.5 -right-0.5 min-w-4 rounded-full px-1 text-center font-semibold text-2xs text-surface tabular-nums ${isGrave ? 'bg-bad' : 'bg-warn'}`}
        >
          {standing.length}
        </span>
      )}
    </span>
  )
}
