import { create } from 'zustand'
import {
  type densities,
  languages,
  type Preferences,
  type PreferencesChange,
  rates,
  themes,
  usualPreferences,
} from '../../shared/domain/preferences.ts'
import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { reportDefects } from './notices.ts'

export { languages, themes }
export type Theme = (typeof themes)[number]
export type Language = (typeof languages)[number]
type Density = (typeof densities)[number]
type Rate = (typeof rates)[number]

/** As the page came: it wears what this PC's last agent had. */
export const usePreferences = create<Preferences>()(() => ({
  ...usualPreferences,
  ...worn(globalThis.document?.documentElement),
}))

/** How many changes were made here: what was asked before the last is let go, and told anew once that is kept. */
let changes = 0

/** The signed-in agent's own; before, what this PC had last. */
export const refreshPreferences = coalesce(async () => {
  const before = changes
  const kept = await call('read-preferences', {})
  if (changes === before) usePreferences.setState(kept)
})

/** Holds at once, and is kept for her. */
export function setPreference(change: PreferencesChange): void {
  changes += 1
  usePreferences.setState(change)
  reportDefects(call('save-preferences', { change }))
}

export function setTheme(theme: Theme): void {
  setPreference({ theme })
}

export function setLanguage(language: Language): void {
  setPreference({ language })
}

export function setRate(rate: Rate): void {
  setPreference({ rate })
}

/** The one after the fastest is the slowest. */
export function nextRate(rate: Rate): Rate {
  return rates[(rates.indexOf(rate) + 1) % rates.length] ?? 1
}

export function setSuggestions(suggestions: boolean): void {
  setPreference({ suggestions })
}

/** Tells the document, now and after each change, which theme, density and language it is in. */
export function applyPreferences(): void {
  const apply = ({ theme, language, density }: Preferences) => {
    const root = document.documentElement
    root.lang = language
    root.dataset['theme'] = theme
    root.dataset['density'] = density
  }
  apply(usePreferences.getState())
  usePreferences.subscribe(apply)
}

function worn(root: HTMLElement | undefined): PreferencesChange {
  const { theme, density } = root?.dataset ?? {}
  return {
    theme: themes.find((each) => each === theme) ?? usualPreferences.theme,
    density: (density as Density) === 'compact' ? 'compact' : 'comfortable',
    language: languages.find((each) => each === root?.lang) ?? usualPreferences.language,
  }
}
