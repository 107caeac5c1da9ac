import { wordsIn } from '../plain-text.ts'

/** Words of which every message is full, and greetings: they tell nothing of what it asks for. */
const STOP_WORDS = new Set(
  [
    'a ao aos aquela aquele aquilo as ate com como da das de dela dele deles depois desde do dos e ela elas',
    'ele eles em entao era essa essas esse esses esta estao estas estava este estes eu foi fosse ha isso isto ja',
    'la lhe lhes mais mas me mesmo meu meus minha minhas muito muita na nao nas nem no nos nossa nosso num numa',
    'o os ou para pela pelas pelo pelos por porque pra pro qual quando que quem se sem ser sera seu seus so sua suas',
    'tambem tem tenho ter teve tinha to tu um uma umas uns vai vao vc vcs voce voces vou ai aqui ali la agora hoje',
    'ontem amanha ainda assim bem cada coisa dia dias estou estamos fazer faz favor feito fica gente gostaria',
    'preciso queria quero saber sabe pode posso podem pedir ola oi opa bom boa tarde noite obrigado obrigada obg',
    'grato grata por gentileza senhor senhora sr sra prezado prezada tudo toda todo todos todas nada aguardo aqui',
    'seria deve disse falar informar informacao informacoes ajuda ajudar sim ok certo entendi la onde',
  ].flatMap((line) => line.split(' ')),
)

const SHORTEST = 3
const MOST = 12

export function isStopWord(plain: string): boolean {
  return STOP_WORDS.has(plain)
}

/** The plain words of a message that say what it is about, in its order, each once; no numbers. */
export function tellingWords(text: string): string[] {
  const words = wordsIn(text).filter(
    (word) => word.length >= SHORTEST && !STOP_WORDS.has(word) && !/\d/.test(word),
  )
  return [...new Set(words)].slice(0, MOST)
}

/**
 * A word as one and as several, because people write both: `buraco`, `buracos`. Never its
 * beginning: whole words can be looked up from the newest on without reading all who have them.
 */
export function formsOf(word: string): string[] {
  return [...new Set([singular(word), word, plural(singular(word))])]
}

const SHORTEST_PLURAL = 5

/** Of a plain word. */
export function singular(word: string): string {
  if (word.length < SHORTEST_PLURAL || !word.endsWith('s')) return word
  if (word.endsWith('oes') || word.endsWith('aes')) return `${word.slice(0, -3)}ao`
  if (/[rz]es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('ns')) return `${word.slice(0, -2)}m`
  return word.endsWith('is') ? `${word.slice(0, -2)}l` : word.slice(0, -1)
}

function plural(word: string): string {
  if (word.endsWith('ao')) return `${word.slice(0, -2)}oes`
  if (/[rz]$/.test(word)) return `${word}es`
  if (word.endsWith('m')) return `${word.slice(0, -1)}ns`
  return word.endsWith('l') ? `${word.slice(0, -1)}is` : `${word}s`
}
