import type { Citizen, Webhooks } from './client.ts'
import { element } from './element.ts'
import { avatar, formatPhone, nameOf } from './names.ts'

/** Who holds the phone, and how the news of it travel to the desk. */
export function renderDetails(
  aside: HTMLElement,
  citizen: Citizen | null,
  { attempts, delivered, pending }: Webhooks,
): void {
  aside.replaceChildren(
    ...(citizen === null ? [] : [who(citizen)]),
    element(
      'section',
      { class: 'card' },
      element('h3', {}, 'Webhooks'),
      facts([
        ['Confirmados', String(delivered)],
        ['Esperando', String(pending)],
        ['Tentativas', String(attempts)],
      ]),
      pending === 0
        ? null
        : element('p', { class: 'quiet' }, 'O que espera é reenviado até que o relay confirme.'),
    ),
  )
}

function who(citizen: Citizen): HTMLElement {
  const { about, phone, userId, username } = citizen
  return element(
    'section',
    { class: 'card' },
    element('div', { class: 'who' }, avatar(citizen), element('h3', {}, nameOf(citizen))),
    about === null ? null : element('p', {}, about),
    facts([
      ['Telefone', phone === null ? 'não aparece' : formatPhone(phone)],
      ...(username === null ? [] : [['Usuário', `@${username}`] as const]),
      ['Id no negócio', userId],
    ]),
  )
}

function facts(pairs: readonly (readonly [string, string])[]): HTMLElement {
  return element(
    'dl',
    {},
    ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  )
}
