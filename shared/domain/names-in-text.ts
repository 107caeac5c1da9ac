import { plainText } from './plain-text.ts'

/** Words in a text that may be what somebody is called. */
export type NameRun = {
  readonly start: number
  readonly end: number
  /** Plain, without `de` and the like. */
  readonly words: readonly string[]
  /** Somebody is spoken to by it: it follows a greeting. */
  readonly isAddressed: boolean
}

/** So many at most are looked up. */
const MOST = 12

const LINKS: ReadonlySet<string> = new Set(['da', 'de', 'do', 'das', 'dos', 'e'])

/**
 * Words that stand in any sentence and are also what some people are called: alone they are no name.
 */
const COMMON: ReadonlySet<string> = new Set(
  [
    'rosa vitoria luz sol flor vera santa santo santos campos costa rocha ramos esperanca gloria graca gracas paz vida',
    'aurora estrela perola jade iris margarida violeta hortencia dalia angelica socorro conceicao natal domingos',
    'domingo assuncao dores penha consolacao piedade prazeres remedios clara branca branco franco franca justo justa',
    'maximo linda bela serena celeste amado amada modesto valente leal reis rei rainha leao lobo coelho pinto carneiro',
    'salvador america brasil africa brasilia palma palmas janeiro abril maio julho agosto augusto cruz nova novo vitor',
    'sereno alba mar marinho terra pedra pedras lagoa lago ponte fonte praia serra vale matos mata moreira oliveira',
    'pereira nogueira figueira mangueira laranjeira silva bento padre dom mestre principe conde marques duque prata ouro',
    'esmeralda rubi cristal safira cancao alegria felicidade bondade constancia prudencia fe caridade perpetua eterno',
    'cidadao cidada joao-de-barro marco carta cartas via vias bom boa bonita gentil honesto feliz ventura fortuna alves',
    'sales dias guerra paixao pascoa nascimento anjos anunciacao ascensao trindade jesus deus cristo espirito',
  ].flatMap((line) => line.split(' ')),
)

const word = /\p{L}[\p{L}\p{M}’'-]*/gu
const greeting =
  /(?:^|[^\p{L}])(?:oi|ol[aá]|opa|bom dia|boa tarde|boa noite|prezad[oa]|car[oa]|sr|sra|srta|senhora?|dona|seu)[.,!]?\s+$/iu

/**
 * Runs of words that are written as names are, and the word after a greeting however it is written.
 * @param isUsual a plain word that says nothing of anybody, also at the beginning of a sentence.
 */
export function nameRuns(text: string, isUsual: (plain: string) => boolean): NameRun[] {
  const words = [...text.matchAll(word)].map(({ 0: written, index }) => {
    const isAddressed = greeting.test(text.slice(0, index))
    const plain = plainText(written)
    const looksLikeOne = /^\p{Lu}/u.test(written) || (isAddressed && written.length > 2)
    const isOne = looksLikeOne && written.length > 1 && !LINKS.has(plain) && !isUsual(plain)
    return { start: index, end: index + written.length, plain, isOne, isAddressed }
  })
  const runs: NameRun[] = []
  let isOpen = false
  let last = 0
  for (const { start, end, plain, isOne, isAddressed } of words) {
    const follows = /^\s*$/.test(text.slice(last, start))
    if (isOne && isOpen && follows) {
      const before = runs.at(-1)
      if (before) runs[runs.length - 1] = { ...before, end, words: [...before.words, plain] }
    } else if (isOne) runs.push({ start, end, words: [plain], isAddressed })
    isOpen = isOne || (isOpen && follows && LINKS.has(plain))
    last = end
  }
  return runs
    .filter(({ words: [only, ...more] }) => more.length > 0 || !isCommon(only))
    .slice(0, MOST)
}

export function isCommon(plain: string | undefined): boolean {
  return plain === undefined || COMMON.has(plain)
}
