import type { OrganisationProfile } from '../../shared/organisation.ts'
import type { Texts } from '../texts/pt-br.ts'
import { durationWords } from './duration.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** What the installation's file says of every console, as sentences. In both, 0 is no number but a *never*. */
export function installedWords(
  { lockMinutes, offlineDays }: Pick<OrganisationProfile, 'lockMinutes' | 'offlineDays'>,
  texts: Texts,
): string[] {
  const { installed } = texts.officeSettings
  return [
    lockMinutes === 0
      ? installed.neverLocks
      : installed.locksAfter(durationWords(lockMinutes * MINUTE_MS, texts)),
    offlineDays === 0
      ? installed.neverOffline
      : installed.offlineFor(durationWords(offlineDays * DAY_MS, texts)),
  ]
}
