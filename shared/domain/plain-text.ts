/** Text as it is compared and searched: without accents and case. `Saudação` → `saudacao`. */
export function plainText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
