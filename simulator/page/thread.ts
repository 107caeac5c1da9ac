import type { Message } from './client.ts'
import { element, icon } from './element.ts'
import { formatDay, formatTime, summaryOf } from './names.ts'

/** Only the newest are drawn: a phone, not an archive. */
const MAX_SHOWN = 300
/** Nearer to the end than this, the thread follows what is new. */
const FOLLOWING_PX = 80

const drawn = new Map<string, { seen: string; bubble: HTMLElement }>()

/** Draws a thread; bubbles that did not change stay, so that photos do not flicker. */
export function renderThread(log: HTMLElement, messages: readonly Message[]): void {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < FOLLOWING_PX
  const reactions = messages.filter(({ type }) => type === 'reaction')
  const shown = messages.filter(({ type }) => type !== 'reaction').slice(-MAX_SHOWN)
  const nodes: HTMLElement[] = []
  let day = ''
  for (const message of shown) {
    const itsDay = formatDay(message.at)
    if (itsDay !== day) nodes.push(element('p', { class: 'day' }, itsDay))
    day = itsDay
    const quoted = messages.find(({ whatsappId }) => whatsappId === message.replyTo)
    nodes.push(bubbleOf(message, quoted, reactionTo(message, reactions)))
  }
  log.replaceChildren(...nodes)
  if (atEnd) log.scrollTop = log.scrollHeight
}

export function forgetThread(log: HTMLElement): void {
  drawn.clear()
  log.replaceChildren()
}

/** What the citizen sees of her own message. */
export function ownTick({ status }: Message): SVGSVGElement {
  if (status === 'read') {
    const read = icon('both', 'Lida')
    read.classList.add('read')
    return read
  }
  return status === 'delivered' ? icon('both', 'Entregue') : icon('sent', 'Enviada')
}

function reactionTo(message: Message, reactions: readonly Message[]): string {
  const last = reactions.findLast(({ replyTo }) => replyTo === message.whatsappId)
  return last?.text ?? ''
}

function bubbleOf(message: Message, quoted: Message | undefined, reaction: string): HTMLElement {
  const seen = JSON.stringify([message, reaction])
  const known = drawn.get(message.whatsappId)
  if (known?.seen === seen) return known.bubble
  const bubble = draw(message, quoted, reaction)
  drawn.set(message.whatsappId, { seen, bubble })
  return bubble
}

function draw(message: Message, quoted: Message | undefined, reaction: string): HTMLElement {
  const { at, choices, direction, status } = message
  const own = direction === 'in'
  return element(
    'article',
    { class: `bubble ${own ? 'own' : 'business'} ${own ? '' : status}` },
    quoted === undefined ? null : element('blockquote', {}, summaryOf(quoted)),
    mediaOf(message),
    ...wordsOf(message),
    ...choices.map((choice) => element('span', { class: 'choice' }, choice)),
    element(
      'span',
      { class: 'meta' },
      own ? null : element('span', { class: 'state' }, stateOf(message)),
      element('time', {}, formatTime(at)),
      own ? ownTick(message) : null,
    ),
    reaction === '' ? null : element('span', { class: 'reaction' }, reaction),
  )
}

function wordsOf(message: Message): HTMLElement[] {
  const { media, text, type } = message
  const plain = ['text', 'template', 'interactive'].includes(type)
  const words = plain || media !== null ? (text ?? '') : summaryOf(message)
  return words === '' ? [] : [element('p', { class: 'words', dir: 'auto' }, words)]
}

function mediaOf({ media, type, whatsappId }: Message): HTMLElement | null {
  if (media === null) return null
  if (type === 'image' || type === 'sticker') {
    const link = { href: media.url, target: '_blank', rel: 'noreferrer' }
    return element('a', link, element('img', { src: media.url, alt: 'Foto', class: 'photo' }))
  }
  if (type === 'audio') return soundOf(media.url, whatsappId)
  if (type === 'video') return element('video', { src: media.url, controls: '' })
  return element(
    'a',
    { href: media.url, class: 'file', download: media.filename ?? 'arquivo' },
    icon('file'),
    media.filename ?? 'arquivo',
  )
}

/** Whoever listens tells it to `phones.ts`, which knows whose phone this is. */
function soundOf(src: string, whatsappId: string): HTMLElement {
  const sound = element('audio', { src, controls: '' })
  sound.addEventListener('play', () => {
    sound.dispatchEvent(new CustomEvent('heard', { bubbles: true, detail: whatsappId }))
  })
  return sound
}

/** What the business is told of its message. */
function stateOf({ code, status }: Message): string {
  switch (status) {
    case 'accepted':
      return 'a caminho'
    case 'sent':
      return 'enviada'
    case 'delivered':
      return 'entregue'
    case 'read':
      return 'lida'
    case 'played':
      return 'ouvida'
    case 'failed':
      return `não entregue · ${code}`
  }
}
