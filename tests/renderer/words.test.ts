import { describe, expect, test } from 'vitest'
import { en } from '../../renderer/texts/en.ts'
import { ptBr } from '../../renderer/texts/pt-br.ts'
import { briefDuration, durationWords } from '../../renderer/words/duration.ts'
import { failureWords } from '../../renderer/words/failure.ts'
import { initialsOf } from '../../renderer/words/initials.ts'
import { messageWords, standingWords, unsupportedKind } from '../../renderer/words/message.ts'
import { dayOf, dayWords, shortMoment, timeOf } from '../../renderer/words/moment.ts'
import { priceWords } from '../../renderer/words/price.ts'
import { refusalWords } from '../../renderer/words/refusal.ts'
import { windowMark, windowState } from '../../renderer/words/service-window.ts'
import type { Refusal } from '../../shared/commands.ts'
import type { MessageContent } from '../../shared/domain/message-content.ts'
import { referenceTypes } from '../support/message-cases.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const palmas = { language: 'pt-BR', timeZone: 'America/Araguaina' }
/** 22 November 2026, 01:30 in Palmas (UTC-3). */
const night = Date.UTC(2026, 10, 22, 4, 30)

describe('durations', () => {
  test.each([
    [20_000, 'menos de 1 min'],
    [12 * MINUTE, '12 min'],
    [HOUR, '1 h'],
    [5 * HOUR + 12 * MINUTE + 40_000, '5 h 12 min'],
    [50 * HOUR, '2 dias'],
  ])('%i ms is %s', (ms, words) => {
    expect(durationWords(ms, ptBr)).toBe(words)
  })

  test('a list shows the largest unit alone', () => {
    expect([59 * MINUTE, 2 * HOUR + 16 * MINUTE].map((ms) => briefDuration(ms, ptBr))).toEqual([
      '59 min',
      '2 h',
    ])
  })
})

describe('moments', () => {
  test('the day is that of the organisation, whatever the PC says', () => {
    const late = Date.UTC(2026, 10, 22, 2, 30)
    expect([dayOf(late, 'America/Araguaina'), dayOf(late, 'UTC')]).toEqual([
      '2026-11-21',
      '2026-11-22',
    ])
    expect(dayWords(late, night, ptBr, palmas)).toBe('Ontem')
    expect(dayWords(night, night, ptBr, palmas)).toBe('Hoje')
  })

  test('older days have their name, and their year where it is another one', () => {
    expect(dayWords(night - 5 * 24 * HOUR, night, ptBr, palmas)).toBe('terça-feira, 17 de novembro')
    expect(dayWords(night - 400 * 24 * HOUR, night, ptBr, palmas)).toBe('18 de outubro de 2025')
  })

  test('a list is told the time today, then the day', () => {
    const moments = [0, 24 * HOUR, 3 * 24 * HOUR].map((ago) =>
      shortMoment(night - ago, night, ptBr, palmas),
    )
    expect(moments).toEqual(['01:30', 'Ontem', '19/11'])
    expect(timeOf(night, { language: 'en', timeZone: 'America/Cuiaba' })).toBe('00:30')
  })
})

describe('the service window', () => {
  test('hurries as it closes', () => {
    const states = [null, 10 * HOUR, 2 * HOUR, 30 * MINUTE, 0].map((left) =>
      windowState(left === null ? null : night + left, night),
    )
    expect(states).toEqual(['none', 'open', 'soon', 'urgent', 'closed'])
  })

  test('a row speaks of it only when there is reason to hurry', () => {
    const marks = [10 * HOUR, 2 * HOUR, -1].map((left) => windowMark(night + left, night, ptBr))
    expect(marks).toEqual([null, 'janela: 2 h', 'janela fechada'])
  })
})

describe('why something did not happen', () => {
  test('common codes of WhatsApp are plain words', () => {
    const codes = [131047, 131026, 131056, 190, 131042]
    expect(codes.map((code) => failureWords(code, ptBr))).toEqual([
      ptBr.failure.windowClosed,
      ptBr.failure.undeliverable,
      ptBr.failure.tooFast,
      ptBr.failure.account,
      ptBr.failure.payment,
    ])
  })

  test('an unknown code is told, and so is that there is none', () => {
    expect([failureWords(999_999, ptBr), failureWords(null, ptBr)]).toEqual([
      'O WhatsApp recusou (código 999999).',
      'O WhatsApp não disse o motivo.',
    ])
  })

  test('a refusal says who was first, or what came between', () => {
    const refusals: Refusal[] = [
      { reason: 'already-claimed', by: 'b' },
      { reason: 'not-holder', holder: 'unknown' },
      { reason: 'not-holder', holder: null },
      { reason: 'window-closed' },
      { reason: 'newer-messages', count: 1 },
      { reason: 'newer-messages', count: 2 },
    ]
    const nameOf = (id: string) => (id === 'b' ? 'Bruno' : null)
    expect(refusals.map((refusal) => refusalWords(refusal, ptBr, nameOf))).toEqual([
      'Bruno assumiu esta conversa antes.',
      'Quem atende agora é Um colega.',
      'Esta conversa está na fila: assuma antes.',
      'A janela de 24 horas do WhatsApp fechou.',
      'Chegou 1 mensagem depois que você começou a escrever.',
      'Chegaram 2 mensagens depois que você começou a escrever.',
    ])
  })
})

describe('a message in one line', () => {
  const media = { mediaId: 'm', mimeType: 'image/jpeg', sha256: null }

  test('says its words, or what it is', () => {
    const lines = [
      messageWords({ kind: 'text', text: 'Bom dia!\n\nTem *vacina*?' }, ptBr),
      messageWords({ kind: 'image', ...media, caption: null }, ptBr),
      messageWords({ kind: 'audio', ...media, voice: true }, ptBr),
      messageWords({ kind: 'document', ...media, filename: 'conta.pdf', caption: null }, ptBr),
      messageWords(null, ptBr),
    ]
    expect(lines).toEqual([
      'Bom dia! Tem vacina?',
      'Foto',
      'Mensagem de voz',
      'Documento: conta.pdf',
      'Conteúdo apagado',
    ])
  })

  test.each<[MessageContent, string]>([
    [{ kind: 'video', ...media, caption: 'a água' }, 'Vídeo: a água'],
    [{ kind: 'sticker', ...media, animated: false }, 'Figurinha'],
    [{ kind: 'contacts', people: [person('Rita'), person(null)] }, '2 contatos: Rita, +55 63'],
    [choice('IPTU'), 'IPTU'],
    [
      { kind: 'form', name: null, answers: [{ field: 'bairro', value: 'Aureny III' }] },
      'Formulário preenchido: Aureny III',
    ],
    [
      { kind: 'call-permission', granted: false, permanent: false, expiresAt: null },
      'Não autorizou ligações',
    ],
    [{ kind: 'order', text: null, items: [] }, 'Pedido: 0 produtos'],
    [{ kind: 'system', change: 'number', from: null, to: null }, 'O cidadão mudou de número'],
    [{ kind: 'edit', target: 'x', edited: { kind: 'text', text: 'oi' } }, 'Editou: oi'],
    [{ kind: 'revoke', target: 'x' }, 'Mensagem apagada'],
    [{ kind: 'unsupported', subtype: 'poll_creation' }, 'Enquete'],
    [{ kind: 'unsupported', subtype: 'constructor' }, ptBr.message.unsupported],
    [{ kind: 'unsupported', subtype: null }, ptBr.message.unsupported],
    [{ kind: 'unknown', whatsappType: 'hologram' }, ptBr.message.unknown],
  ])('%o', (content, words) => {
    expect(messageWords(content, ptBr)).toBe(words)
  })

  test('a deleted one is not said again', () => {
    const content = { kind: 'text', text: 'esqueça' } as const
    expect([true, false].map((revoked) => standingWords({ content, revoked }, ptBr))).toEqual([
      'Mensagem apagada',
      'esqueça',
    ])
  })

  test('every subtype that WhatsApp names has its words, but the one that says nothing', () => {
    const subtypes = (referenceTypes['2.8, unsupported'] ?? []).map((type) => type.split('.')[1])
    const nameless = subtypes.filter((subtype) => unsupportedKind(subtype ?? null, ptBr) === null)
    expect(nameless).toEqual(['errors'])
  })

  test('a price is told in its currency, and by itself where that is none', () => {
    expect([
      priceWords(10.5, 'BRL', 'pt-BR'),
      priceWords(10.5, 'reais', 'pt-BR'),
      priceWords(null, 'BRL', 'pt-BR'),
    ]).toEqual(['R$\u00a010,50', '10,5', null])
  })
})

describe('initials', () => {
  test.each([
    ['\u00e9lida a\u0301gata', '\u00c9A\u0301'],
    ['Maria das Dores Silva', 'MS'],
    ['érica', 'É'],
    ['@joao.tocantins', 'J'],
    ['Francisco 🌻', 'F'],
    ['+55 63 99999 0001', null],
    ['🌻', null],
  ])('%s → %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})

describe('catalogues', () => {
  test('both have the same keys, and no sentence is empty', () => {
    expect(shape(en)).toEqual(shape(ptBr))
  })

  test('plurals follow each language', () => {
    expect([1, 2].map((count) => ptBr.status.itemsWait(count))).toEqual([
      '1 item espera para sair.',
      '2 itens esperam para sair.',
    ])
    expect([0, 1, 2].map((count) => ptBr.composer.left(count))).toEqual([
      'Restam 0 caracteres',
      'Resta 1 caractere',
      'Restam 2 caracteres',
    ])
    expect([1, 2].map((count) => en.conversation.newMessages(count))).toEqual([
      '1 new message',
      '2 new messages',
    ])
  })
})

function person(name: string | null) {
  return { name, organisation: null, phones: ['+55 63'], emails: [], asked: false }
}

function choice(title: string): MessageContent {
  return { kind: 'choice', source: 'list', choiceId: null, title, description: null }
}

/** Keys and kinds, with each sentence replaced by whether it says something. */
function shape(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() !== ''
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
}
