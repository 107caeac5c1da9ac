import type { ContextMenuParams, MenuItemConstructorOptions, Session, WebContents } from 'electron'
import type { MenuWords } from './menu-words.ts'

/** What is written to citizens, whatever the screen's language is. */
const WRITTEN_IN = 'pt-BR'

/**
 * Checks what is written. Words never leave this PC; on Windows and Linux Chromium fetches its
 * dictionary once, from its own server unless the machine's policy names another place.
 * @param dictionariesUrl a folder's address, of the organisation's own.
 */
export function checkSpelling(session: Session, dictionariesUrl: string | undefined): void {
  if (dictionariesUrl !== undefined) {
    session.setSpellCheckerDictionaryDownloadURL(dictionariesUrl)
  }
  session.setSpellCheckerLanguages([WRITTEN_IN])
}

/**
 * What could be meant by the word under the pointer, for the menu of a text; empty for one that is right.
 * There is no way to teach it words: Chromium keeps them in plain text for whoever uses this PC, out of
 * reach of an erasure, and what it does not know are names first of all.
 */
export function spellingItems(
  { misspelledWord, dictionarySuggestions }: ContextMenuParams,
  contents: WebContents,
  { noSpelling }: Pick<MenuWords, 'noSpelling'>,
): MenuItemConstructorOptions[] {
  if (misspelledWord === '') return []
  const replacements = dictionarySuggestions.map((word) => ({
    label: word,
    click: () => contents.replaceMisspelling(word),
  }))
  return [
    ...(replacements.length > 0 ? replacements : [{ label: noSpelling, enabled: false }]),
    { type: 'separator' },
  ]
}
