import { type Language, usePreferences } from '../state/preferences.ts'
import { en } from './en.ts'
import { ptBr, type Texts } from './pt-br.ts'

const catalogues: Record<Language, Texts> = { 'pt-BR': ptBr, en }

export function useTexts(): Texts {
  return catalogues[usePreferences((state) => state.language)]
}

/** For what is made outside of a component: the texts of this moment. */
export function textsNow(): Texts {
  return catalogues[usePreferences.getState().language]
}

export function useLanguage(): Language {
  return usePreferences((state) => state.language)
}
