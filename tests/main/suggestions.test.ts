import { beforeEach, describe, expect, test } from 'vitest'
import type { Replica } from '../../main/replica/replica.ts'
import { suggestReplies } from '../../main/views/suggestions/suggest-replies.ts'
import { decideCanned } from '../../shared/domain/canned/decide-canned.ts'
import { decideTopics } from '../../shared/domain/topics/decide-topics.ts'
import { apply, deskOf, openTestReplica, sampleOffice } from '../support/open-test-replica.ts'
import { sampleReply, saveReply } from '../support/sample-canned.ts'
import { account, SampleLog, sampleId } from '../support/sample-log.ts'
import { sampleTopic, saveTopics } from '../support/sample-topics.ts'

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

/** Citizen `number` asks, an agent answers, and the attendance is over. */
function attended(number: number, asks: string, answers: string, agent = 1): void {
  log.receive(number, asks)
  log.ask(agent, number, { type: 'claim-attendance' })
  reply(number, answers, agent)
  log.ask(agent, number, { type: 'close-attendance' })
}

function reply(number: number, text: string, agent = 1): void {
  const fence = log.states.get(sampleId('c', number))?.attendance?.fence ?? 0
  const asked = log.ask(agent, number, {
    ...{ type: 'send-reply', messageId: sampleId('f', log.events.length), replyTo: null, fence },
    text,
  })
  expect(asked).toBe('accepted')
}

/** What is suggested to agent Bruno for what citizen 9 writes now. */
function suggested(writes = 'Tem um buraco enorme na minha rua, quando tapam?') {
  log.receive(9, writes)
  log.ask(2, 9, { type: 'claim-attendance' })
  return whatIsSuggested()
}

function whatIsSuggested(office = sampleOffice) {
  apply(replica, log.parsed)
  const desk = deskOf(replica, 2, log.now, office)
  // A busy machine must not find less.
  const still = () => 0
  return suggestReplies(desk, { conversationId: sampleId('c', 9) }, still).suggestions
}

const ANSWER = 'A equipe de tapa-buraco passa em até 10 dias úteis e o pedido já foi registrado.'

test('what was answered to a like message is suggested, and nothing else', () => {
  attended(1, 'tem um buraco na rua', ANSWER)
  attended(2, 'quando passa a coleta de lixo?', 'A coleta passa às terças e quintas pela manhã.')
  expect(suggested()).toMatchObject([{ text: ANSWER, times: 1, sameTopic: false }])
})

test('accents, plurals and greetings make no difference', () => {
  attended(1, 'Bom dia! Há BURACOS em todas as ruas', ANSWER)
  expect(suggested('boa tarde, um buráco na rua').map(({ text }) => text)).toEqual([ANSWER])
})

test('a greeting is no answer: the first reply that says something of the matter is', () => {
  log.receive(1, 'tem um buraco na rua')
  log.ask(1, 1, { type: 'claim-attendance' })
  reply(1, 'Bom dia! Já vejo.')
  reply(1, ANSWER)
  expect(suggested().map(({ text }) => text)).toEqual([ANSWER])
})

test('near-identical answers are one, in its newest words, and what is given often comes first', () => {
  const other = 'Para buracos em rodovia, o pedido deve ser feito ao órgão estadual responsável.'
  attended(1, 'buraco na rua', ANSWER)
  attended(2, 'buraco na minha rua', `${ANSWER} Obrigado pelo aviso.`)
  attended(3, 'um buraco na rua', `${ANSWER} Obrigada pelo aviso.`)
  attended(4, 'buraco na rua', other)
  expect(suggested()).toMatchObject([
    { text: `${ANSWER} Obrigada pelo aviso.`, times: 3 },
    { text: other, times: 1 },
  ])
})

test('at most three are suggested, and none where nothing is asked', () => {
  const answers = [
    'Tapamos buracos de segunda a sexta, conforme o cronograma publicado no portal.',
    'Esse trecho pertence ao governo estadual, que cuida da recuperação asfáltica ali.',
    'Neste período chuvoso a massa asfáltica não seca: retomamos depois das chuvas.',
    'O recapeamento completo dessa via está previsto no orçamento aprovado.',
  ]
  for (const [place, text] of answers.entries()) attended(place + 1, 'buraco na rua', text)
  expect(suggested()).toHaveLength(3)
  log.receive(9, 'bom dia')
  reply(9, 'Bom dia! Em que posso ajudar?', 2)
  log.receive(9, 'oi')
  expect(whatIsSuggested()).toEqual([])
})

test('the greeting is of this hour, the name and the protocol of this citizen', () => {
  log.receive(1, 'tem um buraco na rua')
  log.ask(1, 1, { type: 'claim-attendance' })
  log.identify(1, 'Joana Plantada')
  const before = log.states.get(sampleId('c', 1))?.attendance?.protocol
  reply(1, `Bom dia, Joana! ${ANSWER} Seu protocolo é ${before}. Ana`)
  log.receive(9, 'buraco na rua')
  log.ask(2, 9, { type: 'claim-attendance' })
  log.identify(9, 'Pedro Novo')
  const own = log.states.get(sampleId('c', 9))?.attendance?.protocol
  const [best] = whatIsSuggested()
  expect(best?.text).toMatch(/^(Bom dia|Boa tarde|Boa noite), Pedro! /)
  expect(best?.text).toContain(`Seu protocolo é ${own}. Bruno`)
  expect(best?.text).not.toMatch(/Joana|Ana/)
})

describe('what was somebody’s', () => {
  /** Each in a reply of its own, so that no other blank makes the reply be left out. */
  const planted = [
    ['Joana', (it: string) => `${it}, a equipe vai tapar o buraco em até 10 dias úteis.`],
    ['joana', (it: string) => `Oi ${it}, a equipe vai tapar o buraco em até 10 dias úteis.`],
    ['Zuleide', (it: string) => `Falei com ${it} e a equipe tapa o buraco em até 10 dias.`],
    ['Setembrina', (it: string) => `Sua vizinha ${it} pediu que a equipe tape o buraco logo.`],
    ['setembrina', (it: string) => `Procure a ${it} e peça que a equipe tape o buraco logo.`],
    ['529.982.247-25', (it: string) => `O CPF ${it} consta no pedido para tapar esse buraco.`],
    ['(63) 99999-1234', (it: string) => `Ligamos no ${it} para combinar de tapar o buraco.`],
    ['2026-123456', (it: string) => `O pedido ${it} para tapar esse buraco foi registrado.`],
    ['joana.p@exemplo.test', (it: string) => `Mande a foto do buraco para ${it} até sexta.`],
    ['Rua das Acácias, 120', (it: string) => `A equipe vai à ${it} tapar o buraco em 10 dias.`],
    ['504 Sul', (it: string) => `A equipe vai à ${it} tapar esse buraco em até 10 dias.`],
    ['@joana_p', (it: string) => `Vi a foto do buraco no perfil ${it} e avisei a equipe.`],
    ['15/12/2026', (it: string) => `A equipe tapa esse buraco da sua rua no dia ${it} cedo.`],
    ['31415', (it: string) => `A equipe tapa esse buraco: anote a matrícula ${it} do imóvel.`],
  ] as const

  test.each(planted)('%s is taken out', (secret, said) => {
    attended(1, 'tem um buraco na rua, e a Setembrina também viu', said(secret))
    log.identify(1, 'Joana Plantada')
    // Somebody else who is known here has the name of whom the agent spoke with.
    log.receive(5, 'outra coisa')
    log.identify(5, 'Zuleide Conhecida')
    const texts = suggested().map(({ text }) => text)
    expect(texts).toHaveLength(1)
    expect(texts[0]?.toLowerCase()).not.toContain(secret.toLowerCase())
    expect(texts[0]).toMatch(/⟦[^⟧]+⟧|Cidadã/)
  })

  test('none of all of them is in any suggestion', () => {
    for (const [place, [secret, said]] of planted.entries()) {
      const number = 20 + place
      attended(number, 'tem um buraco na rua, e a Setembrina também viu', said(secret))
      log.identify(number, 'Joana Plantada')
    }
    log.receive(5, 'outra coisa')
    log.identify(5, 'Zuleide Conhecida')
    const all = suggested()
    expect(all).toHaveLength(3)
    const whole = all.map(({ text }) => text.toLowerCase()).join('\n')
    for (const [secret] of planted) expect(whole).not.toContain(secret.toLowerCase())
  })

  test('what the organisation offers to everybody stays', () => {
    const official = sampleReply({
      text: 'Ligue 156 ou (63) 3212-7000, na Zeladoria Urbana do Paço: {{nome}}.',
    })
    const decision = decideCanned(null, saveReply(official), account(3))
    if ('refused' in decision) throw new Error(decision.refused.reason)
    log.append(...decision.accepted)
    const text = 'Para tapar buraco ligue (63) 3212-7000 ou 156, na Zeladoria Urbana do Paço.'
    attended(1, 'buraco na rua', text)
    expect(suggested().map((one) => one.text)).toEqual([text])
  })
})

describe('nothing comes from', () => {
  test('this citizen’s own conversation', () => {
    attended(9, 'buraco na rua', ANSWER)
    expect(suggested()).toEqual([])
  })

  test('a case about a confidential topic', () => {
    const topic = sampleTopic(1, { name: 'Denúncia' })
    const decision = decideTopics(null, saveTopics([topic]), account(3))
    if ('refused' in decision) throw new Error(decision.refused.reason)
    log.append(...decision.accepted)
    attended(1, 'buraco na rua', ANSWER)
    log.ask(1, 1, { type: 'classify-attendance', topicId: topic.topicId })
    expect(suggested()).toEqual([])
  })

  test('the same while nobody has saved topics, and the installation’s file lists them', () => {
    const topic = sampleTopic(1, { name: 'Denúncia' })
    attended(1, 'buraco na rua', ANSWER)
    log.append({
      ...{ type: 'attendance-classified', conversationId: sampleId('c', 1) },
      ...{ attendanceId: log.states.get(sampleId('c', 1))?.attendance?.attendanceId ?? '' },
      ...{ agentId: account(1).agentId, commandId: sampleId('b', 700), topicId: topic.topicId },
    })
    expect(suggested()).not.toEqual([])
    const office = { ...sampleOffice, topics: [topic] }
    expect(whatIsSuggested(office)).toEqual([])
  })

  test.each([
    ['buraco na rua, quero denunciar o vizinho', ANSWER],
    ['buraco na rua', `${ANSWER} Sua denúncia é anônima.`],
  ])('a case that reads like one: %s', (asks, answers) => {
    attended(1, asks, answers)
    expect(suggested()).toEqual([])
  })

  test('a conversation that is covered until somebody says who writes', () => {
    attended(1, 'buraco na rua', ANSWER)
    log.append({
      type: 'identity-changed',
      ...{ conversationId: sampleId('c', 1), change: 'number', changedAt: log.now },
    })
    expect(suggested()).toEqual([])
  })

  test('a blocked citizen', () => {
    attended(1, 'buraco na rua', ANSWER)
    const block = { type: 'block-citizen', reason: 'spam', note: 'propaganda', days: 1 } as const
    expect(log.ask(3, 1, block)).toBe('accepted')
    expect(suggested()).toEqual([])
  })

  test('an erased citizen', () => {
    attended(1, 'buraco na rua', ANSWER)
    log.erase(1)
    expect(suggested()).toEqual([])
  })

  test('a message that its writer deleted', () => {
    const target = log.receive(1, 'buraco na rua')
    log.ask(1, 1, { type: 'claim-attendance' })
    reply(1, ANSWER)
    log.receive(1, { kind: 'revoke', target })
    expect(suggested()).toEqual([])
  })

  test('what stood before a veil of this conversation', () => {
    attended(1, 'buraco na rua', ANSWER)
    log.receive(9, 'buraco na rua')
    log.append({
      type: 'identity-changed',
      ...{ conversationId: sampleId('c', 9), change: 'number', changedAt: log.now },
    })
    expect(whatIsSuggested()).toEqual([])
  })
})

test('what was about the same topic comes before what was not', () => {
  const topic = sampleTopic(1, { name: 'Pavimentação' })
  const decision = decideTopics(null, saveTopics([topic]), account(3))
  if ('refused' in decision) throw new Error(decision.refused.reason)
  log.append(...decision.accepted)
  const other = 'Esse trecho pertence ao governo estadual, que cuida da recuperação ali.'
  attended(1, 'buraco na rua', ANSWER)
  log.ask(1, 1, { type: 'classify-attendance', topicId: topic.topicId })
  attended(2, 'buraco na rua', other)
  log.receive(9, 'buraco na rua')
  log.ask(2, 9, { type: 'claim-attendance' })
  log.ask(2, 9, { type: 'classify-attendance', topicId: topic.topicId })
  expect(whatIsSuggested()).toMatchObject([
    { text: ANSWER, sameTopic: true },
    { text: other, sameTopic: false },
  ])
})
