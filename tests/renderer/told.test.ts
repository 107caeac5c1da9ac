import { globSync, readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { foundWords } from '../../renderer/features/search/found-words.ts'
import { SearchFoot } from '../../renderer/features/search/SearchFoot.tsx'
import type { Found } from '../../renderer/features/search/use-search.ts'
import { AwayBanner } from '../../renderer/features/status/AwayBanner.tsx'
import { refusedKnown } from '../../renderer/features/status/refused-known.ts'
import { en } from '../../renderer/texts/en.ts'
import { ptBr } from '../../renderer/texts/pt-br.ts'
import { connectionWords, type Went, wentOn } from '../../renderer/words/connection.ts'
import { timelineNews, timelineNewsWords } from '../../renderer/words/timeline-news.ts'
import type { SearchHit } from '../../shared/ipc/search.ts'
import type { DeliveryView, TimelineItem, Unconfirmed } from '../../shared/ipc/timeline.ts'
import { inRoot } from '../../tools/root.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn(), isDesktop: false, shell: null }))

/** What a screen reader is told, without being asked. */

describe('of the open conversation', () => {
  const before = [hers('a', 'Bom dia'), mine('r'), mine('s', { unconfirmed: waiting })]

  test('one new message is its words', () => {
    expect(told(before, [...before, hers('b', 'Quando passam?')])).toEqual([
      'Maria: Quando passam?',
      'Maria: Quando passam?',
    ])
  })

  test('several are one sentence, wherever their times put them; a deleted one says only that', () => {
    const [first, ...rest] = before
    const now = [
      first ?? expect.fail(),
      hers('b', 'Olá?'),
      ...rest,
      hers('c', 'x', { revokedAt: 9 }),
    ]
    expect(told(before, now)).toEqual([
      'Maria: 2 mensagens novas. A última: Mensagem apagada',
      'Maria: 2 new messages. The last: Deleted message',
    ])
  })

  test('a reply that was refused says why, and where its words are', () => {
    const now = [...before.slice(0, 2), mine('s', { unconfirmed: refused })]
    expect(told(before, now)).toEqual([
      '1 ação não foi aceita. A janela de 24 horas do WhatsApp fechou. O texto voltou ao rascunho.',
      expect.stringContaining('1 action was not accepted.'),
    ])
    expect(told(now, now)).toEqual(['', ''])
  })

  test('a reply that failed, or of which nobody knows, says so; one that arrived is nothing to interrupt for', () => {
    const of = (state: DeliveryView['state']) =>
      told(
        before,
        before.map((item) => (item.id === 'r' ? mine('r', { delivery: at(state) }) : item)),
      )
    expect(of('failed')[0]).toMatch(/^Uma resposta: Não foi entregue\. ./)
    expect(of('unknown')[1]).toMatch(/^A reply: ./)
    expect([of('delivered'), of('read'), of('deferred')].flat()).toEqual(Array(6).fill(''))
  })

  test('what is read above, page by page, is no news, and neither is what is decided', () => {
    const above = [hers('x', 'antes'), mine('y', { delivery: at('failed') })]
    expect(told(before, [...above, ...before])).toEqual(['', ''])
    // A page may hold nothing of hers, as after a campaign's many replies.
    const [, reply] = before
    const page = [reply ?? expect.fail()]
    expect(told(page, [hers('x', 'antes'), ...page])).toEqual(['', ''])
    expect(told(page, [hers('x', 'antes'), ...page, hers('z', 'Agora')])[0]).toBe('Maria: Agora')
    const settled = { how: 'put-away' as const, agent: null, at: 1 }
    const decided = mine('r', { delivery: { ...at('failed'), settled } })
    expect(told(before, [before[0] ?? expect.fail(), decided])).toEqual(['', ''])
  })
})

describe('of the connection', () => {
  const fine = { isHostLost: false, isAway: false, problem: null, isBack: false }

  test.each([
    ['nothing while it stands', fine, '', ''],
    [
      'that it is gone',
      { ...fine, isAway: true },
      'O servidor não responde. Você',
      'The server does',
    ],
    [
      'why',
      { ...fine, isAway: true, problem: 'log-behind' as const },
      'O servidor voltou',
      'The server',
    ],
    ['that it is back', { ...fine, isBack: true }, 'A conexão voltou.', 'The connection is back.'],
    ['that the console is lost', { ...fine, isHostLost: true }, ptBr.problem.lost, en.problem.lost],
  ])('%s', (_, news, portuguese, english) => {
    expect(connectionWords(news, ptBr).startsWith(portuguese)).toBe(true)
    expect(connectionWords(news, en).startsWith(english)).toBe(true)
  })

  test('a moment without it is not told of, neither as it goes nor as it comes back', () => {
    const fine = { isGone: false, stands: true }
    const blink = { isGone: false, stands: false }
    const through = (...moments: (typeof fine)[]) => {
      let went: Went = 'fine'
      return moments.map((moment) => {
        went = wentOn(went, moment)
        return went
      })
    }
    expect(through(fine, blink, fine)).toEqual(['fine', 'fine', 'fine'])
    const away = { isGone: true, stands: false }
    expect(through(away, blink, fine, blink, fine)).toEqual([
      ...['away', 'away', 'back', 'back', 'back'],
    ])
    expect(through(away, fine, away)).toEqual(['away', 'back', 'away'])
  })

  test('by an element that stands there before it, and not by the one whose age counts on', () => {
    const html = renderToStaticMarkup(createElement(AwayBanner))
    expect(html).toContain('<p role="status" class="sr-only"></p>')
    expect(html).not.toContain('aria-live="polite"')
  })
})

describe('of what was refused elsewhere', () => {
  test('leaving the conversation that told of it is no news, and one more is', () => {
    const moments = [
      ...[
        { refused: 0, isOpen: false },
        { refused: 1, isOpen: false },
      ],
      ...[
        { refused: 1, isOpen: true },
        { refused: 1, isOpen: false },
      ],
      ...[
        { refused: 2, isOpen: false },
        { refused: 0, isOpen: false },
      ],
      { refused: 1, isOpen: false },
    ]
    let known = 0
    const areTold = moments.map((moment) => {
      known = refusedKnown(known, moment)
      return moment.refused > known
    })
    expect(areTold).toEqual([false, true, false, false, true, false, true])
  })
})

describe('of a search', () => {
  const nothing: Found = {
    ...{ state: 'nothing-asked', answered: null, hits: [], next: null },
    ...{ nobody: null, isNarrowed: false },
  }
  const answered = { words: 'poste', filters: {} }
  const hits = [{ messageId: 'a' }, { messageId: 'b' }] as SearchHit[]

  test.each<[string, Found, string, string]>([
    ['nothing before anything is sought', nothing, '', ''],
    ['how many', { ...nothing, state: 'found', answered, hits }, '2 resultados', '2 results'],
    [
      'that there are more',
      { ...nothing, state: 'found', answered, hits, next: 7 },
      'Mais de 2 resultados',
      'More than 2 results',
    ],
    [
      'that there is none',
      { ...nothing, state: 'found', answered },
      'Nada com “poste” neste computador.',
      'Nothing with “poste” on this computer.',
    ],
    [
      'that a filter names nobody',
      {
        ...nothing,
        state: 'found',
        nobody: 'agent',
        answered: { words: '', filters: { agent: 'zé' } },
      },
      'Nenhum agente com “zé” no nome.',
      'No agent with “zé” in the name.',
    ],
    [
      'that it goes on',
      { ...nothing, state: 'searching', answered, hits },
      'Buscando…',
      'Searching…',
    ],
  ])('%s', (_, found, portuguese, english) => {
    expect([foundWords(found, ptBr.search), foundWords(found, en.search)]).toEqual([
      portuguese,
      english,
    ])
  })

  test('by one element that stands there from the beginning', () => {
    const of = (found: Found) =>
      renderToStaticMarkup(createElement(SearchFoot, { found, onMore: () => {} }))
    for (const found of [nothing, { ...nothing, state: 'found' as const, answered, hits }]) {
      expect(of(found).match(/role="status"/g)).toHaveLength(1)
      expect(of(found).startsWith('<p role="status" class="sr-only">')).toBe(true)
    }
  })
})

test('no element that tells is away while it has nothing to tell: coming with its words, it is often not heard', () => {
  const opening = /<[a-z]+(?:\s[^<>]*?)?(?:role="status"|aria-live="polite")[^<>]*>/g
  const tags = globSync(inRoot('renderer/**/*.tsx')).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(opening)].map(([tag]) => tag),
  )
  expect(tags.length).toBeGreaterThan(20)
  expect(tags.filter((tag) => tag.includes('empty:hidden'))).toEqual([])
})

function told(before: readonly TimelineItem[], now: readonly TimelineItem[]): string[] {
  const reader = { name: 'Maria', nameOf: () => null, own: null }
  return [ptBr, en].map((texts) => timelineNewsWords(timelineNews(before, now), texts, reader))
}

function at(state: DeliveryView['state']): DeliveryView {
  return { tick: 'sent', state, code: 131026, settled: null }
}

const waiting = { commandId: 's', state: 'waiting' } as const
const refused: Unconfirmed = {
  ...{ commandId: 's', state: 'refused', inDraft: true },
  refusal: { reason: 'window-closed' },
}

type Message = Extract<TimelineItem, { kind: 'message' }>

function hers(id: string, text: string, changes: Partial<Message> = {}): TimelineItem {
  const content = { kind: 'text', text }
  const item = { kind: 'message', id, from: 'citizen', content, revokedAt: null, delivery: null }
  return { ...item, unconfirmed: null, ...changes } as Message
}

function mine(id: string, changes: Partial<Message> = {}): TimelineItem {
  const of = { from: 'agent' as const, delivery: at('sent') }
  return { ...(hers(id, 'Já vejo') as Message), ...of, ...changes } as Message
}
