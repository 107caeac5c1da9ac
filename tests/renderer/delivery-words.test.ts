import { describe, expect, it } from 'vitest'
import { listedCodes } from '../../relay/whatsapp/error-codes.ts'
import { en } from '../../renderer/texts/en.ts'
import { ptBr } from '../../renderer/texts/pt-br.ts'
import { deliveryWords, settledWords } from '../../renderer/words/delivery.ts'
import { failureWords } from '../../renderer/words/failure.ts'
import { presenceWords } from '../../renderer/words/presence.ts'
import { refusalWords } from '../../renderer/words/refusal.ts'
import type { ColleagueView } from '../../shared/ipc/people.ts'
import type { DeliveryView } from '../../shared/ipc/timeline.ts'

const catalogues = [
  ['pt-BR', ptBr],
  ['en', en],
] as const

describe.each(catalogues)('in %s', (_, texts) => {
  it.each(listedCodes)('code %i, which the relay takes as %s, has words of its own', (code, is) => {
    const words = failureWords(code, texts)
    expect(words).not.toBe(texts.failure.other(code))
    // What no agent can mend says whom to tell.
    if (is === 'account') expect(words).toMatch(/Avise a administração|Tell the administrators/)
    if (is === 'template-needed') expect(words).toBe(texts.failure.windowClosed)
    if (is === 'slow-citizen') expect(words).toBe(texts.failure.tooFast)
  })

  const states: DeliveryView['state'][] = ['deferred', 'unknown', 'failed']
  it.each(states)('a reply that is %s says why below itself', (state) => {
    const words = deliveryWords(view({ state, code: 131026 }), texts)
    expect(words?.length).toBeGreaterThan(20)
    if (state !== 'unknown') expect(words).toContain(texts.failure.undeliverable)
  })

  it('every state that a tick can hide has a meaning of its own', () => {
    const meanings = Object.values(texts.tickMeaning)
    expect(new Set(meanings).size).toBe(meanings.length)
  })
})

it('a reply on its way needs no words', () => {
  const quiet: DeliveryView['state'][] = ['queued', 'attempted', 'accepted', 'sent', 'delivered']
  expect(quiet.map((state) => deliveryWords(view({ state }), ptBr))).toEqual(quiet.map(() => null))
})

it('one that waits because nothing leaves at all says so', () => {
  expect(deliveryWords(view({ state: 'deferred', code: null }), ptBr)).toContain(
    ptBr.delivery.noRoute,
  )
})

it('a decision says whose it was', () => {
  const settled = { how: 'resent', agent: { agentId: 'a', name: 'Ana' }, at: 1 } as const
  expect(settledWords(view({ state: 'failed', settled }), ptBr)).toBe('Ana enviou de novo')
  expect(settledWords(view({ state: 'failed' }), ptBr)).toBeNull()
})

it('who writes comes before who looks, and several are a list', () => {
  const colleague = (name: string, doing: ColleagueView['doing']): ColleagueView => ({
    ...{ agentId: name, name, doing, conversationId: 'c' },
  })
  const bruno = colleague('Bruno', 'viewing')
  const carla = colleague('Carla', 'viewing')
  expect(presenceWords([], ptBr, 'pt-BR')).toBeNull()
  expect(presenceWords([bruno], ptBr, 'pt-BR')).toBe('Bruno está vendo')
  expect(presenceWords([bruno, carla], ptBr, 'pt-BR')).toBe('Bruno e Carla estão vendo')
  expect(presenceWords([bruno, colleague('Ana', 'replying')], en, 'en')).toBe('Ana is replying')
})

it('a reply written before somebody else attended says so to the one who holds it again', () => {
  const refusal = { reason: 'not-holder', holder: 'ana' } as const
  const nameOf = () => 'Ana'
  expect(refusalWords(refusal, ptBr, nameOf, 'ana')).toBe(ptBr.refusal['not-holder-again'])
  expect(refusalWords(refusal, ptBr, nameOf, 'bruno')).toBe('Quem atende agora é Ana.')
})

function view(of: Partial<DeliveryView> & Pick<DeliveryView, 'state'>): DeliveryView {
  return { tick: 'queued', code: null, settled: null, ...of }
}
