import type { Citizen } from './client.ts'
import { element } from './element.ts'
import { avatar, formatTime, nameOf, summaryOf } from './names.ts'
import { ownTick } from './thread.ts'

/** The phones, the one with the newest message first. */
export function renderChats(
  list: HTMLElement,
  citizens: readonly Citizen[],
  openId: string | null,
  onOpen: (id: string) => void,
): void {
  const newestFirst = [...citizens].sort((one, other) => newest(other) - newest(one))
  list.replaceChildren(...newestFirst.map((citizen) => row(citizen, openId, onOpen)))
}

function newest({ last }: Citizen): number {
  return last?.at ?? Number.MAX_SAFE_INTEGER
}

function row(citizen: Citizen, openId: string | null, onOpen: (id: string) => void): HTMLLIElement {
  const { id, last, typing, unread } = citizen
  const preview = typing
    ? element('span', { class: 'typing' }, 'digitando…')
    : element('span', {}, last === null ? 'Nenhuma mensagem' : summaryOf(last))
  const button = element(
    'button',
    { type: 'button', ...(id === openId ? { 'aria-current': 'true' } : {}) },
    avatar(citizen),
    element(
      'span',
      { class: 'lines' },
      element(
        'span',
        { class: 'line' },
        element('strong', {}, nameOf(citizen)),
        element('time', {}, last === null ? '' : formatTime(last.at)),
      ),
      element(
        'span',
        { class: 'line preview' },
        last?.direction === 'in' && !typing ? ownTick(last) : null,
        preview,
        unread === 0
          ? null
          : element('span', { class: 'badge', title: 'Não lidas' }, String(unread)),
      ),
    ),
  )
  button.addEventListener('click', () => onOpen(id))
  return element('li', {}, button)
}
