/** Portuguese counts zero as singular ("0 conversa"), English does not: each catalogue has its own. */
export function pluralIn(language: string) {
  const rules = new Intl.PluralRules(language)
  return (count: number, one: string, other: string): string =>
    rules.select(count) === 'one' ? one : other
}
