import type { StepView } from '../../shared/ipc/registration.ts'
import type { Texts } from '../texts/pt-br.ts'

/** Where a citizen stands with the broadcast list, as a few words. */
export function standingWords(consent: StepView | null, words: Texts['registration']): string {
  if (consent === null || consent.what === 'saved') return words.standing.none
  return consent.what === 'withdrawn'
    ? words.standing[consent.way ?? 'told']
    : words.standing[consent.what]
}
