import type { ColleagueView } from '../../shared/ipc/people.ts'
import type { Texts } from '../texts/pt-br.ts'

/** Who else has a conversation before them; whoever writes in it comes first. Null for nobody. */
export function presenceWords(
  colleagues: readonly ColleagueView[],
  { presence }: Texts,
  language: string,
): string | null {
  const replying = colleagues.filter(({ doing }) => doing === 'replying')
  const named = replying.length > 0 ? replying : colleagues
  if (named.length === 0) return null
  const names = new Intl.ListFormat(language).format(named.map(({ name }) => name))
  return presence[replying.length > 0 ? 'replying' : 'viewing'](names, named.length)
}
