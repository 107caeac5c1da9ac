import { app } from 'electron'
import type { Preferences } from '../../shared/domain/preferences.ts'

type Language = Preferences['language']

/** Why the program cannot open; nobody has signed in, so that nobody has chosen a language. */
type Reason = 'folder-in-use' | 'no-keyring' | 'not-built' | 'misconfigured' | 'unexpected'

const words: Record<Language, Record<Reason, string>> = {
  'pt-BR': {
    'folder-in-use': 'O Balcão já está aberto neste computador com os mesmos dados.',
    'no-keyring':
      'O Balcão guarda os dados cifrados, e a chave fica no chaveiro do sistema, que não respondeu. ' +
      'Instale ou desbloqueie o chaveiro (GNOME Keyring ou KWallet) e abra o Balcão de novo.',
    'not-built': 'A tela do Balcão ainda não foi construída: rode `npm run build` primeiro.',
    misconfigured:
      'O Balcão foi configurado de um jeito que não serve. Mostre isto a quem cuida deste computador:',
    unexpected: 'O Balcão não pôde abrir por um erro inesperado.',
  },
  en: {
    'folder-in-use': 'Balcão is already open on this computer, with the same data.',
    'no-keyring':
      'Balcão keeps its data encrypted, and the key is in the system’s keyring, which did not answer. ' +
      'Install or unlock the keyring (GNOME Keyring or KWallet) and open Balcão again.',
    'not-built': 'The screen of Balcão has not been built yet: run `npm run build` first.',
    misconfigured:
      'Balcão was set up in a way that does not work. Show this to who looks after this computer:',
    unexpected: 'Balcão could not open because of an unexpected error.',
  },
}

/** The first language of the system that we speak; where it speaks none of ours, that of the country. */
export function languageOf(preferred: readonly string[]): Language {
  const known = preferred.map((tag) => tag.toLowerCase()).find((tag) => /^(pt|en)\b/u.test(tag))
  return known?.startsWith('en') ? 'en' : 'pt-BR'
}

/** In the language of the system. @param more said as it is, in a paragraph of its own. */
export function refusalSentence(reason: Reason, more?: string): string {
  const sentence = words[languageOf(app.getPreferredSystemLanguages())][reason]
  return more === undefined ? sentence : `${sentence}\n\n${more}`
}
