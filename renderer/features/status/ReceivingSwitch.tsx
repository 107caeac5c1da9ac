import { Inbox, Pause } from 'lucide-react'
import { useRef } from 'react'
import { reportDefects } from '../../state/notices.ts'
import { toggleReceiving, useReceiving } from '../../state/receiving.ts'
import { useConnection } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'

/** Whether rules give this agent attendances, and the way to say otherwise; nothing where they give nobody any. */
export function ReceivingSwitch() {
  const { receiving: words } = useTexts()
  const isConnected = useConnection() === 'connected'
  const { view, asked } = useReceiving()
  /** What a screen reader hears is what changed here, not what stood before. */
  const first = useRef<boolean | null>(null)
  const hasChanged = useRef(false)
  if (view === null || !view.isOn) return null
  const receives = asked ?? view.receives
  first.current ??= receives
  hasChanged.current ||= receives !== first.current
  // She may not know of a pause that was none of her doing.
  const isAbsence = !receives && asked === null && view.pausedBy === 'absent'
  const act = receives ? words.pause : words.receive
  const Sign = receives ? Inbox : Pause
  return (
    <>
      <button
        type="button"
        title={isConnected ? act : words.offline}
        aria-disabled={!isConnected}
        onClick={() => reportDefects(toggleReceiving())}
        className={`flex min-h-6 min-w-0 items-center gap-1.5 rounded-xs px-1 font-medium hover:text-ink aria-disabled:opacity-70 ${receives ? 'text-good' : isAbsence ? 'text-warn' : 'text-soft'}`}
      >
        <Sign aria-hidden="true" size={13} className="shrink-0" />
        <span className="truncate underline">
          {receives ? words.on(view.holds, view.capacity) : isAbsence ? words.offAbsent : words.off}
        </span>
        <span className="sr-only">. {act}</span>
      </button>
      <span aria-live="polite" className="sr-only">
        {hasChanged.current && (receives ? words.nowOn : words.nowOff)}
      </span>
    </>
  )
}
