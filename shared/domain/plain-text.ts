/** Text as it is compared and searched: without accents and case. `Saudação` → `saudacao`. */
export function plainText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The plain words of a text, without what stands between them. */
export function wordsIn(text: string): string[] {
  return plainText(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
