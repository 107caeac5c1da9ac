import { plainText } from '../plain-text.ts'

/** What may stand before a name and is none. */
const TITLES = new Set([
  ...['dr', 'dra', 'sr', 'sra', 'srta', 'seu', 'dona', 'd', 'prof', 'profa'],
  ...['professor', 'professora', 'pr', 'pastor', 'pastora', 'padre', 'pe'],
  ...['irmao', 'irma', 'tia', 'tio', 'mc', 'dj', 'ver', 'vereador', 'vereadora'],
])

/** First words of profiles that belong to no person. */
const NOT_A_PERSON = new Set(['loja', 'grupo', 'associacao', 'escola', 'igreja', 'bar', 'auto'])

/**
 * What to call a citizen by: the first word of her name that is one. One-word names work; names in
 * capitals or small letters are written as names are.
 * @returns null where the name is none (an emoji, a number, a shop): better to leave a blank for the
 *   agent than to greet "Loja".
 */
export function firstName(name: string | null): string | null {
  const words = (name ?? '').match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []
  const first = words.find((word) => !TITLES.has(plainText(word)))
  if (first === undefined || [...first].length < 2) return null
  return NOT_A_PERSON.has(plainText(first)) ? null : asName(first)
}

/** `MARIA` and `maria` → `Maria`; `DiCaprio` stays as its owner writes it. */
function asName(word: string): string {
  const isMixed =
    word !== word.toLocaleUpperCase('pt-BR') && word !== word.toLocaleLowerCase('pt-BR')
  if (isMixed) return word
  return word
    .toLocaleLowerCase('pt-BR')
    .replaceAll(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => {
      return before + letter.toLocaleUpperCase('pt-BR')
    })
}
