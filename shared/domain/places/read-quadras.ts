import { plainText } from '../plain-text.ts'
import { type Quadra, saidAs } from './quadra.ts'
import {
  LONGEST_NAME,
  MOST_ALIASES,
  problemBeside,
  type QuadraProblem,
  saidOf,
} from './quadra-list.ts'

/** Why a line of a pasted list is not taken. */
export type WrongLine = {
  /** From 1, as it was pasted. */
  readonly line: number
  readonly problem:
    | QuadraProblem
    | { readonly why: 'too-long'; readonly name: string }
    | { readonly why: 'too-many-aliases' | 'too-many-columns' }
}

export type ReadQuadras = {
  /** The list with the lines that could be read: a known name is written over, a new one stands last. */
  readonly quadras: readonly Quadra[]
  readonly wrong: readonly WrongLine[]
}

const MOST_COLUMNS = 3
const headings = new Set(['nome', 'quadra', 'bairro', 'name'])

/**
 * Reads a list as people have it: a line for each, `name; other names, with commas; region`, also
 * with tabs, as a spreadsheet copies its cells.
 * @param standing what the lines are put into.
 */
export function readQuadras(text: string, standing: readonly Quadra[]): ReadQuadras {
  const wrong: WrongLine[] = []
  const list = [...standing]
  const places = new Map(list.map(({ name }, place) => [saidAs(name), place]))
  const meant = new Map(list.flatMap((quadra) => saidOf(quadra).map((said) => [said, quadra])))
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const cells = cellsOf(line)
    const isHeading = at === 0 && headings.has(plainText(cells[0] ?? ''))
    if (isHeading || cells.every((cell) => cell === '')) continue
    const read = readLine(cells)
    const place = 'why' in read ? undefined : places.get(saidAs(read.name))
    const known = place === undefined ? undefined : list[place]
    const problem = 'why' in read ? read : problemBeside(meant, read, known)
    if ('why' in read || problem !== null) {
      if (problem !== null) wrong.push({ line: at + 1, problem })
      continue
    }
    for (const said of known ? saidOf(known) : []) meant.delete(said)
    for (const said of saidOf(read)) meant.set(said, read)
    places.set(saidAs(read.name), place ?? list.length)
    list[place ?? list.length] = read
  }
  return { quadras: list, wrong }
}

function cellsOf(line: string): string[] {
  return line.split(line.includes('\t') ? '\t' : ';').map(tidy)
}

/** Trailing empty cells are a spreadsheet's. */
function readLine(cells: readonly string[]): Quadra | WrongLine['problem'] {
  const [name = '', others = '', region = ''] = cells
  if (cells.slice(MOST_COLUMNS).some((cell) => cell !== '')) return { why: 'too-many-columns' }
  if (name === '') return { why: 'nameless' }
  const aliases = aliasesIn(others)
  const long = [name, region, ...aliases].find(({ length }) => length > LONGEST_NAME)
  if (long !== undefined) return { why: 'too-long', name: long }
  if (aliases.length > MOST_ALIASES) return { why: 'too-many-aliases' }
  return { name, aliases, region: region || null }
}

/** Names with commas between them, each once. */
export function aliasesIn(text: string): string[] {
  return [...new Set(text.split(',').map(tidy).filter(Boolean))]
}

function tidy(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}
