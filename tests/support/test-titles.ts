import { readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { inRoot } from '../../tools/root.ts'

/** A test as its file writes it: the titles of its groups and its own, with the holes of a table. */
export type WrittenTest = {
  /** Parts joined by ` > `. */
  readonly title: string
  /** Whether it, or a group that it stands in, is skipped, always or on a condition. */
  readonly isSkipped: boolean
}

/** As far as a call and its name are looked at. */
type Node = {
  readonly type: string
  readonly value?: unknown
  readonly name?: unknown
  readonly object?: unknown
  readonly property?: unknown
  readonly callee?: unknown
  readonly arguments?: readonly unknown[]
}

const GROUPS = new Set(['describe', 'suite'])
const TESTS = new Set(['it', 'test'])
const SKIPPED = new Set(['skip', 'skipIf', 'runIf', 'todo', 'fails'])

/**
 * The tests that a file holds, read from its source: nothing is run.
 * @param path within the repository.
 */
export function testsIn(path: string): WrittenTest[] {
  const { program } = parseSync(path, readFileSync(inRoot(path), 'utf8'), { lang: 'ts' })
  return collect(program, [], false)
}

function collect(part: unknown, groups: readonly string[], isSkipped: boolean): WrittenTest[] {
  if (Array.isArray(part)) return part.flatMap((one) => collect(one, groups, isSkipped))
  if (!isNode(part)) return []
  const below = (titles: readonly string[], skipped: boolean) =>
    Object.values(part).flatMap((value) => collect(value, titles, skipped))
  const call = part.type === 'CallExpression' ? readCall(part) : null
  if (call === null) return below(groups, isSkipped)
  const skipped = isSkipped || call.words.some((word) => SKIPPED.has(word))
  const titles = [...groups, call.title]
  if (GROUPS.has(call.words[0] ?? '')) return below(titles, skipped)
  return [{ title: titles.join(' > '), isSkipped: skipped }]
}

/** `it('…')`, `test.each(table)('…')`, `describe.skip('…')`; null for any other call. */
function readCall({ callee, arguments: given = [] }: Node) {
  const words = wordsOf(callee)
  const [first] = given
  const isOurs = GROUPS.has(words[0] ?? '') || TESTS.has(words[0] ?? '')
  if (!isOurs || !isNode(first)) return null
  const title = first.type === 'Literal' ? first.value : null
  return typeof title === 'string' ? { words, title } : null
}

/** The names in what is called: `test.skipIf(…).each(…)` is `test`, `skipIf`, `each`. */
function wordsOf(callee: unknown): string[] {
  if (!isNode(callee)) return []
  if (callee.type === 'Identifier') return [String(callee.name)]
  if (callee.type === 'MemberExpression') {
    return [...wordsOf(callee.object), ...wordsOf(callee.property)]
  }
  return callee.type === 'CallExpression' ? wordsOf(callee.callee) : []
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && 'type' in part
}
