import { useTimeZone } from '../../state/status.ts'
import { useLanguage } from '../../texts/use-texts.ts'
import { fullMoment, timeOf } from '../../words/moment.ts'

/** The time of day, with the whole date for whoever asks. */
export function Moment({ at }: { at: number }) {
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={fullMoment(at, place)}
      className="tabular-nums"
    >
      {timeOf(at, place)}
    </time>
  )
}
