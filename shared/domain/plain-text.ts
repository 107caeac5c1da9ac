/** Text as it is compared and searched: without accents and case. `Saudação` → `saudacao`. */
export function plainText(text: string): string {
  // Most words have no accent, and every word of what was found is compared.
  if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase()
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The plain words of a text, without what stands between them. */
export function wordsIn(text: string): string[] {
  return plainText(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
