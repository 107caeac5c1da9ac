import type { CannedPart } from '../canned/parse-canned-text.ts'
import { plainText, wordsIn } from '../plain-text.ts'
import { type BlankName, type PersonalSpan, shapedSpans } from './personal-spans.ts'
import { isStopWord } from './telling-words.ts'
import { isUsualWord } from './usual-words.ts'

/** What is known of the case in which something was said, and of the words of the whole office. */
export type SaidBefore = {
  /** Plain words that name persons there: the citizen, and whom she wrote of. */
  readonly personal: ReadonlySet<string>
  /** The one to call her by, plain. */
  readonly firstName: string | null
  /** The protocols of her attendances. */
  readonly protocols: readonly string[]
  /** Plain words of agents' names. */
  readonly agents: ReadonlySet<string>
  /** These words, in this order, stand in what the organisation offers to be said to everybody. */
  readonly isOfficial: (words: string) => boolean
  /** A word of somebody's name, as far as this replica knows names. */
  readonly isName: (plain: string) => boolean
  /** The team has said it to several others. */
  readonly isOften: (plain: string) => boolean
}

/** More blanks than this, or fewer words beside them, are nothing that could be said again. */
const MOST_BLANKS = 5
const FEWEST_WORDS = 4
const WORDS_TO_A_BLANK = 2

/**
 * An answer that was given to one citizen, of nobody any more: names, numbers, documents, addresses
 * and dates are placeholders, and what is not certain to be nobody's is taken for somebody's.
 * @returns null where too little is left.
 */
export function impersonal(text: string, said: SaidBefore): readonly CannedPart[] | null {
  const shaped = shapedSpans(text).flatMap((span) => judged(span, text, said))
  const spans = joined([...shaped, ...spokenSpans(text, shaped, said)], text)
  const blanks = spans.filter(({ name }) => name !== 'saudação')
  const parts = partsOf(text, spans)
  const left = parts.map((part) => (part.kind === 'words' ? part.text : ' ')).join('')
  const isLittle = wordsIn(left).length < Math.max(FEWEST_WORDS, blanks.length * WORDS_TO_A_BLANK)
  return blanks.length > MOST_BLANKS || isLittle ? null : parts
}

function judged(span: PersonalSpan, text: string, said: SaidBefore): PersonalSpan[] {
  const words = text.slice(span.start, span.end)
  if (said.protocols.some((protocol) => words.includes(protocol))) {
    return [{ ...span, name: 'protocolo' }]
  }
  const isOffered = span.name !== 'saudação' && said.isOfficial(wordsIn(words).join(' '))
  return isOffered ? [] : [span]
}

const token = /\p{L}[\p{L}\p{M}]*|\d[\p{L}\p{N}.,:º°ª%]*/gu
const title = /(?:^|[^\p{L}])(?:sr|sra|srta|dr|dra|dona|prof|profa)\.?\s+$/iu

/** Words and numbers that stand by themselves. */
function spokenSpans(
  text: string,
  shaped: readonly PersonalSpan[],
  said: SaidBefore,
): PersonalSpan[] {
  const spans: PersonalSpan[] = []
  for (const { 0: written, index: start } of text.matchAll(token)) {
    const end = start + written.length
    if (shaped.some((span) => start < span.end && span.start < end)) continue
    const before = text.slice(0, start)
    const name = /^\d/.test(written)
      ? numberOf(written, text.slice(end), before, said)
      : nameOf(written, before, said)
    if (name !== null) spans.push({ name, start, end })
  }
  return spans
}

const UNITS =
  /^\s*(?:\)|h\b|horas?\b|dias?\b|úteis|min|minutos?\b|semanas?\b|m[eê]s(?:es)?\b|anos?\b|vias?\b|vezes\b|%)/iu
const HOUR = /^\d{1,2}(?:[h:]\d{0,2}(?:min)?)[.,:]?$/i

function numberOf(
  written: string,
  after: string,
  before: string,
  { isOfficial, protocols }: SaidBefore,
): BlankName | null {
  if (protocols.includes(written)) return 'protocolo'
  const digits = written.replaceAll(/\D/g, '').length
  const isItem = digits === 1 && /(?:^|\n)\s*$/.test(before)
  const isTime = HOUR.test(written) || (digits <= 3 && UNITS.test(after))
  return isItem || isTime || isOfficial(wordsIn(written).join(' ')) ? null : 'número'
}

function nameOf(written: string, before: string, said: SaidBefore): BlankName | null {
  const word = plainText(written)
  const isCapital = /^\p{Lu}/u.test(written)
  const isOffered = said.isOfficial(word)
  if (isStopWord(word) && !(isCapital && said.personal.has(word))) return null
  if (said.personal.has(word) && (isCapital || !isOffered)) {
    return word === said.firstName ? 'primeiro_nome' : 'nome'
  }
  if (said.agents.has(word) && (isCapital || !isOffered)) return 'agente'
  if (isOffered) return null
  if (title.test(before)) return 'nome'
  if (!isCapital) return said.isName(word) && !said.isOften(word) ? 'nome' : null
  if (isUsualWord(word)) return null
  return said.isName(word) || !said.isOften(word) ? 'nome' : null
}

/** `Maria`, `de Souza` and what else stands side by side is one name. */
function joined(spans: readonly PersonalSpan[], text: string): PersonalSpan[] {
  const whole: PersonalSpan[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = whole.at(-1)
    const between = last ? text.slice(last.end, span.start) : null
    if (last && between !== null && belongTogether(last.name, span.name, between)) {
      whole[whole.length - 1] = { ...last, end: span.end }
    } else whole.push(span)
  }
  return whole
}

const ofPersons: readonly BlankName[] = ['primeiro_nome', 'nome', 'agente']

function belongTogether(one: BlankName, other: BlankName, between: string): boolean {
  if (ofPersons.includes(one) && ofPersons.includes(other)) {
    return /^(?:[’'-]|\s+(?:d[aeo]s?\s+|e\s+)?)$/iu.test(between)
  }
  const isPlace = (name: BlankName) => name === 'endereço' || name === 'número'
  return one === 'endereço' && isPlace(other) && /^[\s,.–-]*$/u.test(between)
}

function partsOf(text: string, spans: readonly PersonalSpan[]): CannedPart[] {
  const parts: CannedPart[] = []
  let written = 0
  const say = (until: number) => {
    if (until > written) parts.push({ kind: 'words', text: text.slice(written, until) })
  }
  for (const { name, start, end } of spans) {
    say(start)
    parts.push({ kind: 'placeholder', name: plainNames.has(name) ? plainText(name) : name })
    written = end
  }
  say(text.length)
  return parts
}

/** Those that `placeholderValues` may have a value for are named as it names them. */
const plainNames: ReadonlySet<BlankName> = new Set([
  'primeiro_nome',
  'agente',
  'protocolo',
  'saudação',
])
