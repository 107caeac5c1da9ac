import { plainText } from '../../../shared/domain/plain-text.ts'
import {
  MAX_NAME_LENGTH,
  MYSELF,
  type SearchedLine,
  type SearchedMedia,
  type SearchFilters,
} from '../../../shared/domain/search/filters.ts'
import { dayFromText } from './days.ts'

type Filter =
  | 'citizen'
  | 'agent'
  | 'attended'
  | 'mentions'
  | 'topic'
  | 'media'
  | 'line'
  | 'from'
  | 'to'

/** In both languages at once: who changes the screen's language goes on typing as before. */
const names: ReadonlyMap<string, Filter> = new Map(
  Object.entries({
    de: 'citizen',
    cidadao: 'citizen',
    cidada: 'citizen',
    from: 'citizen',
    citizen: 'citizen',
    agente: 'agent',
    agent: 'agent',
    atendeu: 'attended',
    attended: 'attended',
    menciona: 'mentions',
    mentions: 'mentions',
    assunto: 'topic',
    topic: 'topic',
    com: 'media',
    with: 'media',
    tipo: 'line',
    kind: 'line',
    desde: 'from',
    since: 'from',
    ate: 'to',
    until: 'to',
  }),
)

const media: ReadonlyMap<string, SearchedMedia> = new Map(
  Object.entries({
    anexo: 'any',
    arquivo: 'any',
    midia: 'any',
    attachment: 'any',
    file: 'any',
    media: 'any',
    foto: 'picture',
    imagem: 'picture',
    figurinha: 'picture',
    photo: 'picture',
    picture: 'picture',
    image: 'picture',
    audio: 'audio',
    voz: 'audio',
    voice: 'audio',
    video: 'video',
    documento: 'document',
    pdf: 'document',
    document: 'document',
  }),
)

const lines: ReadonlyMap<string, SearchedLine> = new Map(
  Object.entries({
    mensagem: 'message',
    message: 'message',
    nota: 'note',
    note: 'note',
  }),
)

/** As whoever types calls herself. */
const ownNames: ReadonlySet<string> = new Set(['eu', 'mim', 'me'])

/** `name:value` or `name:"a value of several words"`, at the beginning or after a space. */
const typed = /(?<=^|\s)([\p{L}]+):(?:"([^"]*)"|([^\s"]+))(?=\s|$)/gu

/** What is left of the words, and the filters that stood among them. */
export type Typed = { readonly words: string; readonly filters: SearchFilters }

/**
 * Takes filters out of what was typed. Whatever names none, or has a value that it does not know,
 * stays: it is words.
 * @param today `YYYY-MM-DD`.
 * @param isWhole false while somebody is still typing: what no space has followed is not taken yet.
 */
export function takeFilters(text: string, today: string, isWhole: boolean): Typed {
  let filters: SearchFilters = {}
  const words = text.replaceAll(typed, (whole, name: string, quoted, bare, offset: number) => {
    const value: string = quoted ?? bare ?? ''
    const isFollowed = offset + whole.length < text.length
    const filter = names.get(plainText(name))
    const taken = filter && (isWhole || isFollowed) ? filterOf(filter, value, today) : null
    if (taken === null) return whole
    filters = { ...filters, ...taken }
    return ''
  })
  return { words: Object.keys(filters).length === 0 ? text : words.trimStart(), filters }
}

function filterOf(filter: Filter, value: string, today: string): SearchFilters | null {
  const plain = plainText(value)
  switch (filter) {
    case 'citizen':
    case 'agent':
    case 'attended':
    case 'topic':
      return isName(value) ? { [filter]: value.trim() } : null
    case 'mentions':
      if (ownNames.has(plain)) return { mentions: MYSELF }
      return isName(value) ? { mentions: value.trim() } : null
    case 'media':
      return oneOf('media', media.get(plain))
    case 'line':
      return oneOf('line', lines.get(plain))
    default: {
      const day = dayFromText(plain, today)
      return day === null ? null : { [filter]: day }
    }
  }
}

/** A longer one is nobody's, and no search is made for it. */
function isName(value: string): boolean {
  return value.trim() !== '' && value.trim().length <= MAX_NAME_LENGTH
}

function oneOf(filter: Filter, value: string | undefined): SearchFilters | null {
  return value === undefined ? null : { [filter]: value }
}
