import { describe, expect, test } from 'vitest'
import { en } from '../../renderer/texts/en.ts'
import { ptBr } from '../../renderer/texts/pt-br.ts'
import { attendanceText } from '../../renderer/words/attendance-text.ts'
import type { MessageContent } from '../../shared/domain/message-content.ts'
import type { AttendanceRecord } from '../../shared/ipc/attendance-record.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'

/** 23 November 2026, 09:05 in Palmas (UTC-3). */
const AT = Date.UTC(2026, 10, 23, 12, 5)
const ana = { agentId: 'a', name: 'Ana' }

test('the document says whose it is, and then what was said and done', () => {
  const text = told([
    event('opened', { protocol: '2026-000001' }),
    hers({ kind: 'text', text: 'Bom dia' }),
    event('claimed', { agent: ana }),
    message({ from: 'agent', agent: ana, content: { kind: 'text', text: 'Olá!' } }),
  ])
  expect(text).toBe(
    [
      'Prefeitura Inventada',
      'Atendimento 2026-000001',
      'Cidadão: Dona Maria',
      'Aberto em: 23/11/2026 09:05',
      'Em andamento',
      'Documento feito em: 23/11/2026 10:05',
      '',
      '23/11/2026 09:05 — Atendimento aberto · protocolo 2026-000001',
      '23/11/2026 09:05 — Dona Maria: Bom dia',
      '23/11/2026 09:05 — Ana assumiu o atendimento',
      '23/11/2026 09:05 — Ana: Olá!',
      '',
    ].join('\n'),
  )
})

describe('a message', () => {
  const file = { mediaId: null, mimeType: 'image/jpeg', sha256: null, size: null, error: null }
  test.each<[string, Partial<Message>, string]>([
    ['a photo', { content: picture('A rua') }, '[foto] A rua'],
    ['a file by its name', { content: paper('conta.pdf') }, '[documento: conta.pdf]'],
    ['a name of two lines', { content: paper('a\nb.pdf') }, '[documento: a b.pdf]'],
    ['a voice', { content: { kind: 'audio', ...file, voice: true } as never }, '[mensagem de voz]'],
    [
      'a place',
      {
        content: {
          ...{ kind: 'location', latitude: -10.2, longitude: -48.3 },
          ...{ name: 'Praça', address: null },
        },
      },
      '[localização: Praça; -10.2, -48.3]',
    ],
    [
      'a contact',
      {
        content: {
          kind: 'contacts',
          people: [{ name: 'Zé', organisation: null, phones: ['63 9'], emails: [], asked: false }],
        },
      },
      '[contato]\n    Zé, 63 9',
    ],
    [
      'a form',
      { content: { kind: 'form', name: null, answers: [{ field: 'CPF', value: '1' }] } },
      '[formulário preenchido]\n    CPF: 1',
    ],
    ['long words, whole', { content: { kind: 'text', text: 'a'.repeat(4000) } }, 'a'.repeat(4000)],
    [
      'lines that would pass for others',
      { content: { kind: 'text', text: 'oi\r\n23/11/2026 09:05 — Ana: pago\u2028fim' } },
      'oi\n    23/11/2026 09:05 — Ana: pago\n    fim',
    ],
    ['what turns the direction', { content: { kind: 'text', text: 'a\u202Eb' } }, 'ab'],
    ['what was erased', { content: null }, '[conteúdo apagado a pedido ou por prazo legal]'],
    ['what she deleted', { revokedAt: AT }, '[apagada pelo cidadão]'],
    [
      'what she changed',
      { earlier: [{ until: AT, content: { kind: 'text', text: 'antes' } }] },
      'oi [editada]',
    ],
    [
      'what it answers',
      { quote: quoted({ content: { kind: 'text', text: 'Qual rua?' } }) },
      `[em resposta a ${ptBr.desk}: Qual rua?] oi`,
    ],
    [
      'what it answers, covered',
      { quote: quoted({ veiled: true }) },
      `[em resposta a ${ptBr.desk}: Mensagem coberta até confirmar quem escreve] oi`,
    ],
    [
      'reactions',
      { reactions: [{ from: 'agent', emoji: '👍', problem: null, unconfirmed: null }] },
      `oi [${ptBr.desk} reagiu com 👍]`,
    ],
  ])('%s', (_what, change, words) => {
    expect(bodyOf([message(change)])).toBe(`23/11/2026 09:05 — Dona Maria: ${words}`)
  })

  test.each<[string, Partial<Message>, string]>([
    ['of a colleague who is not known', { agent: null }, `${ptBr.colleague}: oi`],
    ['on the phone', { agent: null, viaPhone: true }, `${ptBr.colleague} (pelo celular): oi`],
    ['that did not arrive', { agent: ana, delivery: got('failed') }, 'Ana: oi [não entregue]'],
    [
      'of which nobody knows',
      { agent: ana, delivery: got('unknown') },
      'Ana: oi [não se sabe se chegou]',
    ],
    ['that arrived', { agent: ana, delivery: got('read') }, 'Ana: oi'],
  ])('of the desk, %s', (_what, change, words) => {
    expect(bodyOf([message({ from: 'agent', ...change })])).toBe(`23/11/2026 09:05 — ${words}`)
  })

  function picture(caption: string) {
    return { kind: 'image', ...file, caption } as unknown as MessageContent
  }
  function paper(filename: string) {
    return { kind: 'document', ...file, filename, caption: null } as unknown as MessageContent
  }
})

describe('what only the team sees', () => {
  const items = [
    note('ligar para a SEMUS\namanhã'),
    note(null),
    event('forwarded', { agent: ana, area: 'SEMUS', dueAt: AT + 24 * 60 * 60_000 }),
    hers({ kind: 'text', text: 'oi' }),
  ]

  test('is left out', () => {
    expect(bodyOf(items)).toBe('23/11/2026 09:05 — Dona Maria: oi')
  })

  test('is in it by choice, marked as such', () => {
    const text = told(items, {}, true)
    expect(text).toContain('Contém notas internas: uso só da equipe\n')
    expect(text.split('\n\n')[1]?.trimEnd().split('\n')).toEqual([
      '23/11/2026 09:05 — [nota interna] Ana: ligar para a SEMUS',
      '    amanhã',
      '23/11/2026 09:05 — [nota interna] Ana: [conteúdo apagado a pedido ou por prazo legal]',
      '23/11/2026 09:05 — Ana encaminhou para SEMUS · responder até 24/11/2026 09:05',
      '23/11/2026 09:05 — Dona Maria: oi',
    ])
  })
})

describe('the heading', () => {
  test.each<[string, Partial<AttendanceRecord>, string]>([
    ['its end', { closedAt: AT + 60_000 }, 'Encerrado em: 23/11/2026 09:06\n'],
    ['that its beginning is missing', { openedAt: null }, ptBr.exporting.openedUnknown],
    ['that something is covered', { isPartlyCovered: true }, ptBr.exporting.covered],
    ['nobody’s name', { citizenName: null }, 'Cidadão: Cidadão sem nome\n'],
    ['a name in one line', { citizenName: 'Maria\nEncerrado em: ontem' }, 'Maria Encerrado em'],
    ['that there is nothing', {}, '\n\nNada está registrado ainda.\n'],
  ])('says %s', (_what, change, words) => {
    expect(told([], change)).toContain(words)
  })

  test('speaks the language of the screen, with the day first', () => {
    const options = { texts: en, timeZone: 'America/Araguaina', madeAt: AT, withNotes: false }
    expect(attendanceText(record([hers({ kind: 'text', text: 'oi' })]), options)).toContain(
      'Opened: 23/11/2026 09:05\nStill open\n',
    )
  })
})

type Message = Extract<TimelineItem, { kind: 'message' }>
type Happened = Extract<TimelineItem, { kind: 'event' }>

function told(items: TimelineItem[], change: Partial<AttendanceRecord> = {}, withNotes = false) {
  const options = { texts: ptBr, timeZone: 'America/Araguaina', madeAt: AT + 3_600_000, withNotes }
  return attendanceText({ ...record(items), ...change }, options)
}

function bodyOf(items: TimelineItem[]): string | undefined {
  return told(items).split('\n\n')[1]?.trimEnd()
}

function record(items: TimelineItem[]): AttendanceRecord {
  return {
    ...{ organisation: 'Prefeitura Inventada', citizenName: 'Dona Maria', items },
    ...{ protocol: '2026-000001', openedAt: AT, closedAt: null, isPartlyCovered: false },
  }
}

function message(change: Partial<Message>): Message {
  return {
    ...{ kind: 'message', id: 'm', whatsappId: null, at: AT, from: 'citizen', agent: null },
    ...{ viaPhone: false, content: { kind: 'text', text: 'oi' }, media: null, earlier: [] },
    ...{ revokedAt: null, provenance: null, quote: null, reactions: [], delivery: null },
    ...{ unconfirmed: null, ...change },
  }
}

function hers(content: MessageContent): Message {
  return message({ content })
}

function quoted(change: Partial<NonNullable<Message['quote']>>): Message['quote'] {
  return {
    ...{ messageId: null, whatsappId: null, from: 'agent', content: null, revoked: false },
    ...change,
  }
}

function got(state: NonNullable<Message['delivery']>['state']): Message['delivery'] {
  return { tick: 'sent', state, code: null, settled: null }
}

function note(text: string | null): TimelineItem {
  return { kind: 'note', id: 'n', at: AT, agent: ana, text, unconfirmed: null }
}

function event(what: Happened['what'], change: Partial<Happened>): Happened {
  return {
    ...{ kind: 'event', id: 'e', at: AT, what, agent: null, to: null, minutes: null },
    ...{ protocol: null, topic: null, area: null, dueAt: null, leadsTo: null, unconfirmed: null },
    ...change,
  }
}
