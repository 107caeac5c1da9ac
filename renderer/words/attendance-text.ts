import type { MessageContent } from '../../shared/domain/message-content.ts'
import type { AttendanceRecord } from '../../shared/ipc/attendance-record.ts'
import type { EventItemKind, TimelineItem } from '../../shared/ipc/timeline.ts'
import type { Texts } from '../texts/pt-br.ts'
import { type EventItem, eventWords } from './event.ts'
import { titleOf } from './file.ts'
import { messageWords, standingWords } from './message.ts'
import { documentMoment } from './moment.ts'

type MessageItem = Extract<TimelineItem, { kind: 'message' }>

type Telling = {
  readonly texts: Texts
  readonly timeZone: string
  readonly citizen: string
  readonly withNotes: boolean
}

type Options = {
  readonly texts: Texts
  readonly timeZone: string
  /** When the document is made (ms). */
  readonly madeAt: number
  /** Also what the office keeps to itself: notes, and steps of which a citizen is told nothing. */
  readonly withNotes: boolean
}

/** What an attendance went through, for whoever reads it outside; all else only the team sees. */
const forAnybody: ReadonlySet<EventItemKind> = new Set([
  ...(['opened', 'reopened', 'claimed', 'released', 'returned', 'transferred'] as const),
  ...(['closed', 'classified'] as const),
])

/**
 * One attendance as plain text: a heading, an empty line, and a line for each thing that was said or
 * done, `23/11/2026 09:15 — Nome: words`. Further lines of the same message are set in, so that no
 * message can pass for another one. Without words that were erased, covered or deleted: that they are
 * left out is said. Lines end in `\n`.
 */
export function attendanceText(record: AttendanceRecord, options: Options): string {
  const { texts, timeZone, madeAt, withNotes } = options
  const words = texts.exporting
  const citizen = oneLine(record.citizenName ?? texts.unnamedCitizen)
  const telling = { texts, timeZone, withNotes, citizen }
  const when = (at: number) => documentMoment(at, timeZone)
  const lines = record.items.flatMap((item) => lineOf(item, telling) ?? [])
  const heading = [
    record.organisation,
    words.heading(record.protocol),
    words.citizen(citizen),
    record.openedAt === null ? words.openedUnknown : words.opened(when(record.openedAt)),
    record.closedAt === null ? words.stillOpen : words.closed(when(record.closedAt)),
    words.made(when(madeAt)),
    withNotes && words.notesIn,
    record.isPartlyCovered && words.covered,
  ]
  const body = lines.length === 0 ? [words.nothing] : lines
  return `${[...heading.filter((line) => line !== false), '', ...body].join('\n')}\n`
}

function lineOf(item: TimelineItem, telling: Telling): string | null {
  const { timeZone, withNotes } = telling
  if (isInternal(item) && !withNotes) return null
  return plain(`${documentMoment(item.at, timeZone)} — ${wordsOf(item, telling)}`)
}

function isInternal(item: TimelineItem): boolean {
  return item.kind === 'note' || (item.kind === 'event' && !forAnybody.has(item.what))
}

function wordsOf(item: TimelineItem, telling: Telling): string {
  const { texts } = telling
  switch (item.kind) {
    case 'event':
      return happened(item, telling)
    case 'note':
      return texts.exporting.note(
        `${oneLine(item.agent.name || texts.colleague)}: ${item.text ?? bracketed(texts.conversation.erased)}`,
      )
    case 'message':
      return `${authorOf(item, telling)}: ${messageLines(item, telling)}`
  }
}

function happened(item: EventItem, { texts, timeZone }: Telling): string {
  const when = documentMoment(item.dueAt ?? item.at, timeZone)
  const due = item.dueAt === null ? null : when
  return oneLine(eventWords(item, { due, when }, texts))
}

function authorOf({ from, agent, viaPhone }: MessageItem, { texts, citizen }: Telling): string {
  if (from === 'citizen') return citizen
  const name = oneLine(agent?.name ?? texts.colleague)
  return viaPhone ? `${name} (${texts.exporting.viaPhone})` : name
}

function messageLines(item: MessageItem, { texts, citizen }: Telling): string {
  const words = texts.exporting
  const { quote, delivery, earlier, revokedAt } = item
  const nameOf = (from: 'citizen' | 'agent') => (from === 'citizen' ? citizen : texts.desk)
  const marks = [
    earlier.length > 0 && revokedAt === null && words.edited,
    delivery?.state === 'failed' && words.failed,
    delivery?.state === 'unknown' && words.unknown,
  ]
  return [
    quote && words.answering(nameOf(quote.from), standingWords(quote, texts)),
    revokedAt === null ? fullWords(item.content, texts) : bracketed(words.deleted[item.from]),
    ...marks.map((mark) => mark && bracketed(mark)),
    ...item.reactions.map(
      ({ from, emoji }) => emoji !== null && words.reacted(nameOf(from), emoji),
    ),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Everything that a message says, whatever its length; what it is, in brackets. */
function fullWords(content: MessageContent | null, texts: Texts): string {
  if (content === null) return bracketed(texts.conversation.erased)
  switch (content.kind) {
    case 'text':
      return content.text
    case 'template':
      return [bracketed(texts.templates.sent), content.header, content.body, content.footer]
        .filter(Boolean)
        .join('\n')
    case 'image':
    case 'video':
      return [bracketed(titleOf(content, texts)), content.caption].filter(Boolean).join(' ')
    case 'document': {
      const name = content.filename ?? texts.message.unnamedDocument
      const file = bracketed(`${titleOf(content, texts)}: ${oneLine(name)}`)
      return [file, content.caption].filter(Boolean).join(' ')
    }
    case 'location': {
      const place = `${content.latitude}, ${content.longitude}`
      const told = [content.name, content.address, place].filter(Boolean).join('; ')
      return bracketed(`${texts.message.location}: ${oneLine(told)}`)
    }
    case 'contacts':
      return content.people
        .map(({ name, phones }) => [name ?? texts.message.unnamedContact, ...phones].join(', '))
        .reduce(
          (all, one) => `${all}\n${oneLine(one)}`,
          bracketed(texts.message.contacts(content.people.length)),
        )
    case 'choice':
      return [bracketed(texts.message.choice[content.source]), content.title, content.description]
        .filter(Boolean)
        .join(' ')
    case 'form':
      return content.answers.reduce(
        (all, { field, value }) => `${all}\n${field}: ${value}`,
        bracketed(texts.message.form),
      )
    case 'order':
      return content.items.reduce(
        (all, { quantity, productId }) => `${all}\n${quantity} × ${productId}`,
        [bracketed(texts.message.order), content.text].filter(Boolean).join(' '),
      )
    default:
      return bracketed(messageWords(content, texts))
  }
}

/** As a word within a line: `[foto]`. */
function bracketed(words: string): string {
  return `[${words.charAt(0).toLocaleLowerCase()}${words.slice(1)}]`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}

/** Every line after the first set in; nothing that turns the direction of what follows. */
function plain(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .trimEnd()
    .replaceAll('\n', '\n    ')
}
