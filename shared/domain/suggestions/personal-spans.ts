/** What a blank stands for; `primeiro_nome`, `agente`, `protocolo` and `saudação` may be known here. */
export type BlankName =
  | 'primeiro_nome'
  | 'agente'
  | 'protocolo'
  | 'saudação'
  | 'nome'
  | 'documento'
  | 'telefone'
  | 'e-mail'
  | 'endereço'
  | 'link'
  | 'data'
  | 'valor'
  | 'número'

export type PersonalSpan = {
  readonly name: BlankName
  readonly start: number
  readonly end: number
}

/** What begins an address; after it come words that begin with a capital letter, and numbers. */
const PLACES = [
  ...['rua', 'avenida', 'av', 'alameda', 'al', 'travessa', 'rodovia', 'estrada', 'praça', 'praca'],
  ...['quadra', 'qd', 'lote', 'lt', 'casa', 'setor', 'bairro', 'jardim', 'residencial', 'vila'],
  ...['condomínio', 'condominio', 'conjunto', 'bloco', 'apto', 'ap', 'apartamento', 'arse', 'arso'],
  ...['arne', 'arno', 'cep', 'loteamento', 'chácara', 'chacara', 'km'],
]

const BEFORE = '(?<![\\p{L}\\p{N}])'
const AFTER = '(?![\\p{L}\\p{N}])'
const capitalised = `(?:d[aeo]s? )?(?:\\p{Lu}[\\p{L}’'-]*|n?[º°]?\\.? ?\\d[\\p{L}\\p{N}./-]*)`

/** In this order: what one of them has found is nothing else. */
const patterns: readonly (readonly [BlankName, RegExp])[] = [
  ['saudação', /(?<!\p{L})(?:bom dia|boa tarde|boa noite)(?!\p{L})/giu],
  ['link', /\b(?:https?:\/\/|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|gov|org|net|br)\b\S*/giu],
  ['e-mail', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ['nome', /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,}/gu],
  ['valor', /R\$\s*\d[\d.,]*/gu],
  ['documento', /(?<!\d)\d{3}[.\s]?\d{3}[.\s]?\d{3}[-\s.]?\d{2}(?!\d)/gu],
  ['documento', /(?<!\d)\d{2}\.?\d{3}\.?\d{3}\/?\d{4}-?\d{2}(?!\d)/gu],
  ['telefone', /(?<!\d)(?:\+?55[\s-]*)?\(?\d{2}\)?[\s-]*9?[\s-]?\d{4}[-\s.]?\d{4}(?!\d)/gu],
  ['telefone', /(?<!\d)9?\d{4}[-\s]\d{4}(?!\d)/gu],
  ['número', /(?<![\p{L}\p{N}])\d{4}[-./]\d{3,}(?:[-./]\d+)*(?!\d)/gu],
  ['data', /(?<!\d)\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?!\d)/gu],
  ['endereço', new RegExp(`${BEFORE}\\d{2,4} ?(?:sul|norte|leste|oeste)${AFTER}`, 'giu')],
  [
    'endereço',
    new RegExp(
      `${BEFORE}(?:${PLACES.flatMap(asWritten).join('|')})(?:,? ?${capitalised}){1,5}`,
      'gu',
    ),
  ],
]

/** Numbers, addresses and whatever else says by its shape what it is; in order, none over another. */
export function shapedSpans(text: string): PersonalSpan[] {
  const spans: PersonalSpan[] = []
  for (const [name, pattern] of patterns) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const span = { name, start: index, end: index + match.length }
      if (!spans.some((other) => span.start < other.end && other.start < span.end)) {
        spans.push(span)
      }
    }
  }
  return spans.sort((one, other) => one.start - other.start)
}

/**
 * `rua`, `Rua`, `RUA`: the words after it have to be capitalised, so case cannot be passed over. A dot
 * behind a short one abbreviates, and ends no sentence.
 */
function asWritten(word: string): string[] {
  const [first = ''] = word
  const dot = word.length <= 3 ? '\\.?' : ''
  return [word, first.toUpperCase() + word.slice(1), word.toUpperCase()].map((one) => one + dot)
}
