import * as z from '../../late-zod.ts'
import { type Quadra, quadraSchema, saidAs } from './quadra.ts'

export const MOST_QUADRAS = 1000
export const MOST_ALIASES = 20
export const LONGEST_NAME = 60

/** All of it as JSON, in letters: a command of more bytes than this can make is not taken. */
const LONGEST_LIST = 80_000

export type QuadraProblem =
  | { readonly why: 'nameless' }
  /** It has no words by which it could be known in what citizens write. */
  | { readonly why: 'unspeakable'; readonly name: string }
  /** Citizens who write this could mean either. */
  | { readonly why: 'ambiguous'; readonly name: string; readonly other: string }
  | { readonly why: 'too-many' }

/** Why citizens' words could not be recognised by this list; null where they can. */
export function quadraProblem(quadras: readonly Quadra[]): QuadraProblem | null {
  const meant = new Map<string, Quadra>()
  for (const quadra of quadras) {
    if (quadra.name === '') return { why: 'nameless' }
    const problem = problemBeside(meant, quadra)
    if (problem) return problem
    for (const said of saidOf(quadra)) meant.set(said, quadra)
  }
  const isTooLong = quadras.length > MOST_QUADRAS || JSON.stringify(quadras).length > LONGEST_LIST
  return isTooLong ? { why: 'too-many' } : null
}

/**
 * Why one could not be told apart from those that are `meant` already, by how their names are said.
 * @param known the one in whose place it comes.
 */
export function problemBeside(
  meant: ReadonlyMap<string, Quadra>,
  { name, aliases }: Quadra,
  known?: Quadra,
): QuadraProblem | null {
  for (const each of [name, ...aliases]) {
    const said = saidAs(each)
    if (said === '') return { why: 'unspeakable', name: each }
    const other = meant.get(said)
    if (other && other !== known) return { why: 'ambiguous', name: each, other: other.name }
  }
  return null
}

export function saidOf({ name, aliases }: Quadra): string[] {
  return [name, ...aliases].map(saidAs)
}

/**
 * The organisation's own list, in its own order. What `quadraProblem` says is for whoever saves it
 * alone: a version that tells words apart otherwise must still read what was saved before it.
 */
export const quadraListSchema = z
  .array(quadraSchema.extend({ aliases: quadraSchema.shape.aliases.max(MOST_ALIASES) }))
  .max(MOST_QUADRAS)

/** What one list has and another has not; quadras are told apart by how their name is said. */
export type QuadraChanges = {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

export function quadraChanges(before: readonly Quadra[], after: readonly Quadra[]): QuadraChanges {
  const old = bySaid(before)
  const now = bySaid(after)
  const isOther = (one: Quadra) => {
    const was = old.get(saidAs(one.name))
    return was !== undefined && JSON.stringify(fields(was)) !== JSON.stringify(fields(one))
  }
  return {
    added: after.filter(({ name }) => !old.has(saidAs(name))).map(({ name }) => name),
    changed: after.filter(isOther).map(({ name }) => name),
    removed: before.filter(({ name }) => !now.has(saidAs(name))).map(({ name }) => name),
  }
}

function bySaid(quadras: readonly Quadra[]): ReadonlyMap<string, Quadra> {
  return new Map(quadras.map((quadra) => [saidAs(quadra.name), quadra]))
}

function fields({ name, aliases, region }: Quadra) {
  return [name, aliases, region]
}
