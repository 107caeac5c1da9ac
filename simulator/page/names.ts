import type { Citizen, Message } from './client.ts'
import { element } from './element.ts'

const TONES = 8

export function nameOf({ name, phone, username }: Citizen): string {
  if (name !== null && name.trim() !== '') return name
  return username === null ? formatPhone(phone ?? '') : `@${username}`
}

/** `+55 63 99999-0101`; other countries keep their digits together. */
export function formatPhone(digits: string): string {
  return `+${digits}`.replace(/^\+55(\d{2})(\d{4,5})(\d{4})$/, '+55 $1 $2-$3')
}

export function formatTime(at: number): string {
  return new Date(at).toLocaleTimeString('pt-BR', { hour: '2-digit', minute: '2-digit' })
}

export function formatDay(at: number): string {
  const day = new Date(at)
  const today = new Date()
  if (day.toDateString() === today.toDateString()) return 'Hoje'
  return day.toLocaleDateString('pt-BR', { day: 'numeric', month: 'long' })
}

/** First letters on one of a few colours, always the same for the same citizen. */
export function avatar(citizen: Citizen): HTMLElement {
  const letters = nameOf(citizen)
    .split(/\s+/)
    .map((word) => /\p{L}/u.exec(word)?.[0] ?? '')
    .join('')
  const sum = [...citizen.userId].reduce((total, letter) => total + letter.charCodeAt(0), 0)
  const initials = (letters.slice(0, 1) + letters.slice(1).slice(-1)).toUpperCase()
  return element('span', { class: `avatar tone-${sum % TONES}`, 'aria-hidden': 'true' }, initials)
}

const KINDS: Readonly<Record<string, string>> = {
  image: '📷 Foto',
  audio: '🎵 Áudio',
  video: '🎬 Vídeo',
  document: '📄 Documento',
  sticker: 'Figurinha',
  location: '📍 Localização',
  contacts: '👤 Contato',
  reaction: 'Reagiu',
  call: '📞 Ligação',
  system: 'Mudou de número',
}

/** One line that stands for a message in the list. */
export function summaryOf({ media, text, type }: Message): string {
  if (type === 'text' || type === 'template' || type === 'interactive') return text ?? ''
  const kind = media?.voice ? '🎤 Mensagem de voz' : (KINDS[type] ?? `Mensagem “${type}”`)
  return text === null || text === '' ? kind : `${kind} · ${text}`
}
