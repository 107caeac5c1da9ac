import { BellOff } from 'lucide-react'
import { useNow } from '../../state/clock.ts'
import { showOverlay } from '../../state/overlay.ts'
import { useQuiet } from '../../state/quiet.ts'
import { useSession } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { quietWords } from '../../words/quiet.ts'

/** That she is told of nothing now, and the way out of it; nothing while she is told. */
export function QuietStatus() {
  const texts = useTexts()
  const language = useLanguage()
  const now = useNow()
  const quiet = useQuiet()
  const timeZone = useSession()?.organisation.timeZone
  const words =
    quiet && timeZone !== undefined ? quietWords(quiet, now, texts, { language, timeZone }) : null
  return (
    <>
      {words !== null && (
        <button
          type="button"
          title={texts.quiet.change}
          onClick={() => showOverlay('quiet')}
          className="flex min-h-6 min-w-0 items-center gap-1.5 rounded-xs px-1 font-medium text-warn hover:text-ink"
        >
          <BellOff aria-hidden="true" size={13} className="shrink-0" />
          <span className="truncate underline">{words}</span>
          <span className="sr-only">. {texts.quiet.change}</span>
        </button>
      )}
      <span aria-live="polite" className="sr-only">
        {words}
      </span>
    </>
  )
}
