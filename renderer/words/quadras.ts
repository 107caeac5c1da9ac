import type { Quadra } from '../../shared/domain/places/quadra.ts'
import { quadraChanges } from '../../shared/domain/places/quadra-list.ts'
import type { WrongLine } from '../../shared/domain/places/read-quadras.ts'
import type { Texts } from '../texts/pt-br.ts'

/** What is wrong with a list of quadras, or with a line of one, as the end of a sentence. */
export function quadraProblemWords(problem: WrongLine['problem'], { quadras }: Texts): string {
  const { why } = quadras
  switch (problem.why) {
    case 'nameless':
      return why.nameless
    case 'unspeakable':
      return why.unspeakable(problem.name)
    case 'ambiguous':
      return why.ambiguous(problem.name, problem.other)
    case 'too-many':
      return why.tooMany
    case 'too-long':
      return why.tooLong(problem.name.slice(0, 30))
    case 'too-many-aliases':
      return why.tooManyAliases
    case 'too-many-columns':
      return why.tooManyColumns
  }
}

const MOST_NAMED = 6

/** What a version made of the one before it, a line for each kind of change, and how many it has. */
export function quadraChangesWords(
  before: readonly Quadra[] | null,
  after: readonly Quadra[],
  { quadras: words }: Texts,
): string {
  const count = words.count(after.length)
  if (before === null) return count
  const { added, changed, removed } = quadraChanges(before, after)
  const named = (names: readonly string[]) => {
    const first = names.slice(0, MOST_NAMED).join(', ')
    const more = names.length - MOST_NAMED
    return more > 0 ? words.history.andMore(first, more) : first
  }
  const lines = [
    added.length > 0 && words.history.added(named(added)),
    changed.length > 0 && words.history.changed(named(changed)),
    removed.length > 0 && words.history.removed(named(removed)),
    count,
  ]
  return lines.filter(Boolean).join('\n')
}
