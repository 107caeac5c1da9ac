import { usePreferences } from '../../state/preferences.ts'
import { useSession } from '../../state/status.ts'

/** Moments with day, month, year and time, in the organisation's time zone. */
export function useMoments(): (at: number) => string {
  const language = usePreferences((state) => state.language)
  const timeZone = useSession()?.organisation.timeZone
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  })
  return (at) => format.format(at)
}
