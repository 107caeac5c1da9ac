import * as z from '../../late-zod.ts'
import { plainText } from '../plain-text.ts'

/**
 * Palmas' unit of address, and what other cities have in its place (a district, a campus). The
 * organisation edits the list; what a citizen writes that is not in it is kept as she wrote it.
 */
export const quadraSchema = z.object({
  /** As it is shown: `504 Sul`. */
  name: z.string().min(1).max(60),
  /** Other names by which people still know it: `ARSE 51`. */
  aliases: z.array(z.string().min(1).max(60)),
  /** For filters and segments: `Plano Diretor Sul`. */
  region: z.string().max(60).nullable(),
})

export type Quadra = z.infer<typeof quadraSchema>

export type RecognisedQuadra = {
  readonly quadra: Quadra
  /** What the citizen wrote beside the quadra: `alameda 2, lote 14`. */
  readonly rest: string
}

/** Finds quadras in what citizens write. Built once for a gazetteer. */
export type Gazetteer = {
  /** The one quadra that a text names; null for none, or for several. */
  recognise(text: string): RecognisedQuadra | null
  /** Those whose name or alias begins like what is being typed, at most `limit`. */
  suggest(typed: string, limit: number): Quadra[]
}

type Key = { readonly words: readonly string[]; readonly quadra: Quadra }

export function createGazetteer(quadras: readonly Quadra[]): Gazetteer {
  const keys: Key[] = quadras
    .flatMap((quadra) =>
      [quadra.name, ...quadra.aliases].map((name) => ({ words: wordsOf(name), quadra })),
    )
    .filter(({ words }) => words.length > 0)
    // The longest first: "Aureny III" is not "Aureny".
    .sort((one, other) => other.words.length - one.words.length)

  return {
    recognise: (text) => {
      const written = tokensOf(text)
      const free = written.map(({ word }) => word as string | null)
      const found = new Map<Quadra, readonly number[]>()
      for (const { words, quadra } of keys) {
        const start = placeOf(words, free)
        if (start === -1) continue
        const places = words.map((_, at) => start + at)
        for (const place of places) free[place] = null
        found.set(quadra, [...(found.get(quadra) ?? []), ...places])
      }
      const [only, ...others] = found
      if (only === undefined || others.length > 0) return null
      const [quadra, places] = only
      return { quadra, rest: restOf(text, written, new Set(places)) }
    },
    suggest: (typed, limit) => {
      const wanted = wordsOf(typed)
      if (wanted.length === 0) return []
      const fits = keys.filter(({ words }) =>
        wanted.every((word, at) =>
          at === wanted.length - 1 ? words[at]?.startsWith(word) : words[at] === word,
        ),
      )
      return [...new Set(fits.map(({ quadra }) => quadra))].slice(0, limit)
    },
  }
}

type Token = { readonly word: string; readonly start: number; readonly end: number }

/** Words and numbers as they are compared: `504S` is two, `III` is 3, `qd` and `quadra` are none. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\d+|[\p{L}\p{M}]+/gu)].flatMap((match) => {
    const start = match.index
    const end = start + match[0].length
    // "304 n 12" is number twelve of somewhere, not 304 Norte.
    if (/^n$/i.test(match[0]) && /^\s*[º°.]?\s*\d/u.test(text.slice(end))) return []
    const word = canonical(plainText(match[0]))
    return word === null ? [] : [{ word, start, end }]
  })
}

/** How a name is compared: two that are said alike cannot be told apart in what citizens write. */
export function saidAs(name: string): string {
  return wordsOf(name).join(' ')
}

function wordsOf(text: string): string[] {
  return tokensOf(text).map(({ word }) => word)
}

const NOISE = new Set(['quadra', 'qd', 'q', 'setor', 'st', 'jardim', 'jd', 'bairro'])
const announcing = new RegExp(
  `(?<![\\p{L}\\p{M}\\d])(?:${[...NOISE].join('|')})(?![\\p{L}\\p{M}])\\.?`,
  'giu',
)

const SHORT: Readonly<Record<string, string>> = {
  ...{ s: 'sul', n: 'norte', i: '1', ii: '2', iii: '3', iv: '4', v: '5' },
  ...{ um: '1', dois: '2', tres: '3', quatro: '4', aurenys: 'aureny', aurenii: 'aureny' },
}

function canonical(word: string): string | null {
  if (NOISE.has(word)) return null
  return SHORT[word] ?? word.replace(/^0+(?=\d)/, '')
}

function placeOf(words: readonly string[], free: readonly (string | null)[]): number {
  for (let start = 0; start + words.length <= free.length; start += 1) {
    if (words.every((word, at) => free[start + at] === word)) return start
  }
  return -1
}

/** What is left of the text without the quadra's own words and what only announced them. */
function restOf(text: string, written: readonly Token[], places: ReadonlySet<number>): string {
  let rest = ''
  let from = 0
  for (const [at, { start, end }] of written.entries()) {
    if (!places.has(at)) continue
    rest += text.slice(from, start)
    from = end
  }
  return (rest + text.slice(from))
    .replaceAll(announcing, '')
    .replaceAll(/\(\s*\)/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s,.;:()/-]+|[\s,.;:(/-]+$/g, '')
}
