import { formatPhone } from '../../shared/domain/citizen-name.ts'
import { searchableText } from '../../shared/domain/message-content.ts'
import {
  consentOfPerson,
  detailsOf,
  isOnList,
} from '../../shared/domain/registration/registration.ts'
import type { CitizenPart } from '../../shared/ipc/citizen.ts'
import type { Desk } from '../desk.ts'
import { openCitizen } from './citizen-view.ts'
import { pageConversation } from './conversation-view.ts'

type Written = { at: string; from: 'citizen' | 'office'; kind: string; text: string | null }

/** Everything that is kept of a citizen, for herself: LGPD, arts. 18 (II, V) and 19. */
export type CitizenFile = {
  office: string
  madeAt: string
  people: {
    name: string | null
    identities: CitizenPart['identities']
    registration: unknown
    fields: { name: string; value: string }[]
    attendances: Omit<CitizenPart['attendances'][number], 'forwardings'>[]
    messages: Written[]
  }[]
}

/** Notes are the office's own. What is covered until somebody has confirmed who writes is left out. */
export function citizenFile(desk: Desk, conversationId: string): CitizenFile | null {
  const view = openCitizen(desk, { conversationId })
  if (view === null) return null
  const isSubscribed = isOnList(
    consentOfPerson(view.people.map(({ citizenId }) => desk.replica.registrations.find(citizenId))),
  )
  return {
    office: desk.office.name,
    madeAt: new Date(desk.relayNow()).toISOString(),
    people: view.people.map((person) => ({
      name: person.name,
      identities: person.identities,
      registration: {
        ...detailsOf(desk.replica.registrations.find(person.citizenId)),
        isOnList: isSubscribed,
        history: person.registration?.history ?? [],
      },
      fields: person.fields.flatMap(({ name, shown }) =>
        shown === null ? [] : [{ name, value: shown }],
      ),
      // Questions to areas and their answers are notes, the office's own.
      attendances: person.attendances.map(({ forwardings: _, ...attendance }) => attendance),
      messages: messagesOf(desk, person.conversationId),
    })),
  }
}

/** Whether somebody else may be writing: what is known of one citizen is not handed to another. */
export function isCovered(desk: Desk, conversationId: string): boolean {
  const people = openCitizen(desk, { conversationId })?.people ?? []
  return people.some((person) => {
    const { state } = desk.replica.conversations.find(person.conversationId) ?? {}
    return (state?.veil ?? null) !== null
  })
}

const PAGE = 200

function messagesOf(desk: Desk, conversationId: string): Written[] {
  const written: Written[] = []
  let before: { at: number; seq: number } | null = {
    at: Number.MAX_SAFE_INTEGER,
    seq: Number.MAX_SAFE_INTEGER,
  }
  while (before !== null) {
    const page = pageConversation(desk, { conversationId, before, limit: PAGE })
    const messages = page.items.flatMap((item): Written[] => {
      if (item.kind !== 'message') return []
      const { at, from, content } = item
      const text = content && searchableText(content)
      return [
        {
          at: new Date(at).toISOString(),
          from: from === 'citizen' ? 'citizen' : 'office',
          ...{ kind: content?.kind ?? 'erased', text },
        },
      ]
    })
    written.unshift(...messages)
    before = page.before
  }
  return written
}

/** The same for people to read, in Portuguese: it is for the citizen, whatever the screen speaks. */
export function readableFile({ office, madeAt, people }: CitizenFile, timeZone: string): string {
  const moment = new Intl.DateTimeFormat('pt-BR', {
    ...{ timeZone, dateStyle: 'short', timeStyle: 'short' },
  })
  const when = (at: string | number) => moment.format(new Date(at))
  const lines = [`Dados que ${office} guarda sobre você`, `Feito em ${when(madeAt)}`, '']
  for (const { name, identities, registration, fields, attendances, messages } of people) {
    const kept = registration as {
      name: string | null
      quadra: string | null
      topics: string[]
      isOnList: boolean
      history: { what: keyof typeof stepWords; at: number }[]
    }
    lines.push(`Nome: ${name ?? 'não informado'}`)
    for (const { kind, value } of identities) {
      lines.push(`${kindWords[kind]}: ${kind === 'phone' ? formatPhone(value) : value}`)
    }
    lines.push(
      ...['', 'Cadastro', `Está na lista de transmissão: ${kept.isOnList ? 'sim' : 'não'}`],
      ...[`Nome no cadastro: ${kept.name ?? '–'}`, `Quadra: ${kept.quadra ?? '–'}`],
      `Temas: ${kept.topics.join(', ') || '–'}`,
      ...kept.history.map(({ what, at }) => `${when(at)}: ${stepWords[what]}`),
      ...(fields.length === 0 ? [] : ['', 'Outros dados']),
      ...fields.map((field) => `${field.name}: ${field.value}`),
      ...['', 'Atendimentos'],
      ...attendances.map(({ protocol, openedAt, closedAt }) => {
        const until = closedAt === null ? 'em aberto' : `encerrado em ${when(closedAt)}`
        return `Protocolo ${protocol}: aberto em ${when(openedAt)}, ${until}`
      }),
      ...['', 'Mensagens'],
      ...messages.map(({ at, from, kind, text }) => {
        return `${when(at)} ${from === 'citizen' ? 'Você' : 'Atendimento'}: ${text ?? `(${kind})`}`
      }),
      '',
    )
  }
  return lines.join('\r\n')
}

const kindWords = {
  ...{ phone: 'Telefone', username: 'Nome de usuário', name: 'Nome no WhatsApp' },
  ...{ userId: 'Identificador no WhatsApp', parentUserId: 'Identificador no WhatsApp (grupo)' },
} as const

const stepWords = {
  asked: 'perguntamos se você queria participar da lista',
  accepted: 'você aceitou',
  refused: 'você preferiu não participar',
  withdrawn: 'você saiu da lista',
  imported: 'seu nome veio de uma lista anterior',
  saved: 'seus dados foram anotados',
} as const
