import { quietKeys } from '../../../shared/domain/quiet/quiet.ts'
import { Button } from '../../design/Button.tsx'
import { useNow } from '../../state/clock.ts'
import { beQuiet, endQuiet, untilWhen, useQuiet } from '../../state/quiet.ts'
import { useSession } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { comingMoment } from '../../words/coming.ts'
import { quietSentence } from '../../words/quiet.ts'

type QuietNowProps = {
  /** She has said what she wanted. */
  onDone?: () => void
}

/** Peace at one touch: for an hour, until tomorrow, or until she says otherwise; and the way out of it. */
export function QuietNow({ onDone }: QuietNowProps) {
  const texts = useTexts()
  const { quiet: words } = texts
  const language = useLanguage()
  const now = useNow()
  const quiet = useQuiet()
  const timeZone = useSession()?.organisation.timeZone
  if (timeZone === undefined) return null
  const place = { language, timeZone }
  return (
    <>
      <p role="status" className={`text-sm ${quiet ? 'text-ink' : 'text-soft'}`}>
        {quiet ? quietSentence(quiet, now, texts, place) : words.off}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {quiet && (
          <Button
            tone="primary"
            autoFocus={onDone !== undefined}
            onPress={() => {
              endQuiet()
              onDone?.()
            }}
          >
            {words.end[quiet.because]}
          </Button>
        )}
        {quietKeys.map((key, at) => {
          const until = untilWhen(key, now, timeZone)
          return (
            <Button
              key={key}
              autoFocus={onDone !== undefined && quiet === null && at === 0}
              onPress={() => {
                beQuiet(key)
                onDone?.()
              }}
            >
              {words.quick[key]}
              {until !== null && (
                <span className="font-normal text-faint">
                  {comingMoment(until, now, texts, place)}
                </span>
              )}
            </Button>
          )
        })}
      </div>
    </>
  )
}
