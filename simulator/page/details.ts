import {
  type Citizen,
  callDesk,
  changeNumber,
  changeUsername,
  sharePhone,
  type Webhooks,
} from './client.ts'
import { element } from './element.ts'
import { avatar, formatPhone, nameOf } from './names.ts'

/** Who holds the phone, and how the news of it travel to the desk. */
export function renderDetails(
  aside: HTMLElement,
  citizen: Citizen | null,
  { attempts, delivered, pending }: Webhooks,
  act: (work: Promise<unknown>) => void,
): void {
  aside.replaceChildren(
    ...(citizen === null ? [] : [who(citizen), actions(citizen, act)]),
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

/** What a citizen does that no message says. */
function actions(citizen: Citizen, act: (work: Promise<unknown>) => void): HTMLElement {
  const { id, phone, username } = citizen
  const name = element('input', {
    value: username ?? '',
    maxlength: '35',
    placeholder: 'nenhum',
    autocomplete: 'off',
  })
  return element(
    'section',
    { class: 'card doing' },
    element('h3', {}, 'Ações'),
    button('Ligar e desistir', () => act(callDesk(id))),
    button('Mudar de número', () => act(changeNumber(id))),
    phone === null ? button('Compartilhar o telefone', () => act(sharePhone(id))) : null,
    element('label', { class: 'field' }, 'Nome de usuário ', name),
    button('Mudar o nome de usuário', () =>
      act(changeUsername(id, name.value.trim().replace(/^@/, '') || null)),
    ),
  )
}

function button(words: string, onClick: () => void): HTMLElement {
  const made = element('button', { class: 'action', type: 'button' }, words)
  made.addEventListener('click', onClick)
  return made
}

function facts(pairs: readonly (readonly [string, string])[]): HTMLElement {
  return element(
    'dl',
    {},
    ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  )
}
