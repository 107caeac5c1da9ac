import { create } from 'zustand'

export const themes = ['system', 'light', 'dark'] as const
export const languages = ['pt-BR', 'en'] as const
export type Theme = (typeof themes)[number]
export type Language = (typeof languages)[number]

/** How fast sounds are heard. */
const rates = [1, 1.5, 2] as const
type Rate = (typeof rates)[number]

type Preferences = {
  theme: Theme
  language: Language
  rate: Rate
  /** Earlier answers are offered under an empty reply. */
  suggestions: boolean
}

const THEME_KEY = 'balcao-theme'
const LANGUAGE_KEY = 'balcao-language'
const RATE_KEY = 'balcao-sound-rate'
const SUGGESTIONS_KEY = 'balcao-suggestions'

export const usePreferences = create<Preferences>()(() => ({
  theme: themes.find((theme) => theme === localStorage.getItem(THEME_KEY)) ?? 'system',
  language:
    languages.find((language) => language === localStorage.getItem(LANGUAGE_KEY)) ?? 'pt-BR',
  rate: rates.find((rate) => String(rate) === localStorage.getItem(RATE_KEY)) ?? 1,
  suggestions: localStorage.getItem(SUGGESTIONS_KEY) !== 'off',
}))

export function setTheme(theme: Theme): void {
  localStorage.setItem(THEME_KEY, theme)
  usePreferences.setState({ theme })
}

export function setLanguage(language: Language): void {
  localStorage.setItem(LANGUAGE_KEY, language)
  usePreferences.setState({ language })
}

export function setRate(rate: Rate): void {
  localStorage.setItem(RATE_KEY, String(rate))
  usePreferences.setState({ rate })
}

/** The one after the fastest is the slowest. */
export function nextRate(rate: Rate): Rate {
  return rates[(rates.indexOf(rate) + 1) % rates.length] ?? 1
}

export function setSuggestions(suggestions: boolean): void {
  localStorage.setItem(SUGGESTIONS_KEY, suggestions ? 'on' : 'off')
  usePreferences.setState({ suggestions })
}

/** Tells the document, now and after each change, which theme and language it is in. */
export function applyPreferences(): void {
  const apply = ({ theme, language }: Preferences) => {
    const root = document.documentElement
    root.lang = language
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
  }
  apply(usePreferences.getState())
  usePreferences.subscribe(apply)
}
