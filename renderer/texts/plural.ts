/** Singulars are written out with their "1": zero never takes them, though Portuguese would. */
export function pluralIn(language: string) {
  const rules = new Intl.PluralRules(language)
  return (count: number, one: string, other: string): string =>
    count !== 0 && rules.select(count) === 'one' ? one : other
}
