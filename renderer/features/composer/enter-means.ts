import type { Preferences } from '../../../shared/domain/preferences.ts'

type Held = { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** What Enter means where one writes. `typed`: what it means in any text. */
export function enterMeans(
  { shiftKey, ctrlKey, metaKey, altKey }: Held,
  enterKey: Preferences['enterKey'],
): 'send' | 'line' | 'typed' {
  if (shiftKey || altKey) return 'typed'
  const control = ctrlKey || metaKey
  if (enterKey === 'sends') return control ? 'line' : 'send'
  return control ? 'send' : 'typed'
}
