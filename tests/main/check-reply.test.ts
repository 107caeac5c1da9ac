import { beforeEach, describe, expect, test } from 'vitest'
import type { Replica } from '../../main/replica/replica.ts'
import { checkReply } from '../../main/views/check-reply.ts'
import { decideCanned } from '../../shared/domain/canned/decide-canned.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { sampleReply, saveReply } from '../support/sample-canned.ts'
import { account, SampleLog, sampleId } from '../support/sample-log.ts'

let replica: Replica
let log: SampleLog

/** Agents are Ana, Bruno and Carla; the conversation is Maria's, who wrote of her daughter. */
beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  log.receive(1, 'Minha filha Setembrina mora na 504 Sul, o número dela é (63) 99888-1122')
  log.identify(1, 'Maria Inventada')
  for (const [number, name] of [
    [2, 'Joana Plantada'],
    [3, 'Rosa Vitória'],
    [4, 'Setembrina Outra'],
    [5, 'Palmas Silva'],
    [6, 'Ana Outra'],
  ] as const) {
    log.receive(number, 'oi')
    log.identify(number, name)
  }
  const official = sampleReply({ text: 'Ligue (63) 3212-7000 ou escreva a fale@exemplo.test.' })
  const decision = decideCanned(null, saveReply(official), account(3))
  if ('refused' in decision) throw new Error(decision.refused.reason)
  log.append(...decision.accepted)
  apply(replica, log.parsed)
})

function found(text: string) {
  const desk = deskOf(replica, 1, log.now)
  const { spans } = checkReply(desk, { conversationId: sampleId('c', 1), text })
  return spans.map(({ kind, start, end }) => [kind, text.slice(start, end)])
}

describe('is pointed out', () => {
  test.each([
    ['Seu CPF 529.982.247-25 consta?', ['cpf', '529.982.247-25']],
    ['Escreva a joana@exemplo.test', ['email', 'joana@exemplo.test']],
    ['Ligue no 63 99999-1234', ['phone', '63 99999-1234']],
    ['Olá, Joana! Já vimos.', ['name', 'Joana']],
    ['oi joana, já vimos', ['name', 'joana']],
    ['O pedido de Joana Plantada foi atendido', ['name', 'Joana Plantada']],
    ['JOANA, já vimos', ['name', 'JOANA']],
    ['Falamos com Rosa Vitória ontem', ['name', 'Rosa Vitória']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })
})

describe('is not', () => {
  test.each([
    ['this citizen’s own name', 'Olá, Maria Inventada! Já vimos.'],
    ['an agent’s, though a citizen has it too', 'Bom dia, aqui é a Ana.'],
    ['whom she spoke of herself', 'A Setembrina pode vir amanhã.'],
    ['a number that she wrote herself', 'Ligamos para (63) 99888-1122.'],
    ['her own number', 'Ligamos para 63 9999-0001 ontem?'.replace('9999-0001', '99999-0001')],
    ['what the organisation offers to everybody', 'Ligue (63) 3212-7000 ou fale@exemplo.test.'],
    ['a word that is also a name', 'Rosa é a cor. Vitória! A luz voltou em Palmas.'],
    ['a name within a word', 'Joanas e joaninhas'],
    ['what nobody here is called', 'Fale com Zuleide na recepção.'],
    ['an ordinary sentence', 'Encaminhamos o pedido à equipe. O prazo é de 10 dias úteis.'],
    ['nothing', ''],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([])
  })
})

test('a text of nothing but names asks for a few only', () => {
  expect(found('Joana, '.repeat(500)).length).toBeLessThanOrEqual(12)
})
