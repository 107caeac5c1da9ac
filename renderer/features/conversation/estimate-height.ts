import type { Line } from './timeline-lines.ts'

const DAY = 44
const EVENT = 26
const CASE = 48
/** A bubble around its words, with the hour below them. */
const BUBBLE = 32
const LETTER_LINE = 23
/** So many letters stand side by side where the conversation has its usual width. */
const LETTERS = 88
const AUTHOR = 18
const APART = 8
const QUOTE = 48
const FILE = 180

/** How high a line will about be (px), as it is before it was ever drawn. */
export function estimateHeight(line: Line): number {
  if (line.kind === 'day') return DAY
  if (line.kind === 'case') return CASE
  const { item } = line
  if (item.kind === 'event') return EVENT
  if (item.kind === 'note') return BUBBLE + AUTHOR + APART + wordsHeight(item.text ?? '')
  const head = line.joined ? 0 : APART + (item.from === 'agent' ? AUTHOR : 0)
  const quote = item.quote === null ? 0 : QUOTE
  return BUBBLE + head + quote + contentHeight(item.content)
}

type Content = (Extract<Line, { kind: 'item' }>['item'] & { kind: 'message' })['content']

function contentHeight(content: Content): number {
  switch (content?.kind) {
    case 'text':
      return wordsHeight(content.text)
    case 'template':
      return wordsHeight(content.body)
    case 'image':
    case 'video':
    case 'sticker':
      return FILE
    default:
      return 2 * LETTER_LINE
  }
}

function wordsHeight(text: string): number {
  const lines = text.split('\n')
  const sum = lines.reduce((rows, { length }) => rows + Math.max(1, Math.ceil(length / LETTERS)), 0)
  return sum * LETTER_LINE
}
