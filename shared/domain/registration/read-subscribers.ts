import { phoneKey } from '../phone-key.ts'
import { plainText } from '../plain-text.ts'
import { type Details, detailsSchema, tidyDetails } from './details.ts'
import { type Line, readCsv } from './read-csv.ts'

/** One who stands on a list, by the line of the file on which she begins. */
export type ListedSubscriber = {
  readonly line: number
  /** Digits with the country's code. */
  readonly phone: string
  readonly details: Details
}

export type LineProblem =
  | 'phone-missing'
  | 'phone-wrong'
  /** The list has a column of consents, and this line no yes in it. */
  | 'no-consent'
  /** The same number, with or without the ninth digit, stands further up. */
  | 'repeated'
  | 'too-long'
  | 'too-many-cells'
  | 'quote-left-open'

export type ListProblem = {
  readonly line: number
  readonly problem: LineProblem
  /** The line that a repeated one repeats. */
  readonly sameAs: number | null
}

export type ListRead =
  | {
      readonly subscribers: readonly ListedSubscriber[]
      readonly problems: readonly ListProblem[]
    }
  /** Nothing of it can be read. */
  | { readonly unreadable: 'empty' | 'no-phone-column' | 'too-many-lines' }

export const MOST_LISTED = 20_000

type Column = 'phone' | 'name' | 'quadra' | 'topics' | 'consent'

/** What offices call their columns, in plain letters. */
const headings: Readonly<Record<string, Column>> = {
  ...{ telefone: 'phone', celular: 'phone', whatsapp: 'phone', fone: 'phone', numero: 'phone' },
  ...{ phone: 'phone', nome: 'name', name: 'name', cidadao: 'name', quadra: 'quadra' },
  ...{ endereco: 'quadra', bairro: 'quadra', district: 'quadra', temas: 'topics', tema: 'topics' },
  ...{ interesses: 'topics', topics: 'topics', assuntos: 'topics' },
  ...{ consentimento: 'consent', consent: 'consent' },
}

/** What a column of consents says of somebody who gave hers: people's words, and those of our own export. */
const yeses: ReadonlySet<string> = new Set(['sim', 's', 'yes', 'accepted', 'imported'])

/** Reads a list that an office kept in a spreadsheet: CSV with a heading line. */
export function readSubscribers(text: string): ListRead {
  const [heading, ...lines] = readCsv(text)
  if (heading === undefined || lines.length === 0) return { unreadable: 'empty' }
  if (lines.length > MOST_LISTED) return { unreadable: 'too-many-lines' }
  const columns = heading.cells.map((cell) => headings[plainText(cell).trim()] ?? null)
  if (!columns.includes('phone')) return { unreadable: 'no-phone-column' }

  const firstOf = new Map<string, number>()
  const subscribers: ListedSubscriber[] = []
  const problems: ListProblem[] = []
  for (const read of lines) {
    const { line } = read
    const subscriber = subscriberOn(read, columns)
    if (typeof subscriber === 'string') {
      problems.push({ line, problem: subscriber, sameAs: null })
      continue
    }
    const sameAs = firstOf.get(subscriber.phone)
    if (sameAs === undefined) {
      firstOf.set(subscriber.phone, line)
      subscribers.push(subscriber)
    } else {
      problems.push({ line, problem: 'repeated', sameAs })
    }
  }
  return { subscribers, problems }
}

function subscriberOn(
  { line, cells, isOpen }: Line,
  columns: readonly (Column | null)[],
): ListedSubscriber | LineProblem {
  if (isOpen) return 'quote-left-open'
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) return 'too-many-cells'
  const cellOf = (column: Column) => cells[columns.indexOf(column)] ?? ''
  const written = cellOf('phone').trim()
  if (written === '') return 'phone-missing'
  const phone = phoneDigits(written)
  if (phone === null) return 'phone-wrong'
  if (columns.includes('consent') && !yeses.has(plainText(cellOf('consent')).trim())) {
    return 'no-consent'
  }
  const details = detailsSchema.safeParse(
    tidyDetails({
      name: cellOf('name'),
      quadra: cellOf('quadra'),
      topics: cellOf('topics').split(/[,;|]/),
    }),
  )
  return details.success ? { line, phone, details: details.data } : 'too-long'
}

/** A number as people write it → digits with the country's code; null for what cannot be one. */
export function phoneDigits(written: string): string | null {
  // A spreadsheet that took it for a sum.
  if (/[eE]\+?\d/.test(written)) return null
  if (!/^[+()\d\s.-]+$/.test(written)) return null
  const digits = written.replaceAll(/\D/g, '').replace(/^0+/, '')
  if (written.trim().startsWith('+') && !digits.startsWith('55')) {
    return /^\d{8,15}$/.test(digits) ? digits : null
  }
  const isLocal = !written.trim().startsWith('+') && /^\d{10,11}$/.test(digits)
  const whole = isLocal ? `55${digits}` : digits
  // A person typed it, and not WhatsApp: an old number of a mobile phone gets its ninth digit.
  return /^55[1-9][1-9](9\d{8}|[2-9]\d{7})$/.test(whole) ? phoneKey(whole) : null
}
