import { describe, expect, it } from 'vitest'
import { impersonal, type SaidBefore } from '../../../shared/domain/suggestions/impersonal.ts'

const nothing: SaidBefore = {
  personal: new Set(['maria', 'silva', 'tiao']),
  firstName: 'maria',
  protocols: ['2026-000077'],
  agents: new Set(['ana', 'lima']),
  isOfficial: (words) => [' 156 ', ' paco municipal '].some((each) => each.includes(` ${words} `)),
  isName: (word) => ['zuleide', 'rosa', 'luz'].includes(word),
  isOften: (word) => ['luz', 'portal', 'rosa'].includes(word),
}

/** With placeholders as they are written in canned replies. */
function said(text: string): string | null {
  const parts = impersonal(text, nothing)
  if (parts === null) return null
  return parts
    .map((part) => {
      if (part.kind === 'words') return part.text
      return part.kind === 'placeholder' ? `{${part.name}}` : ''
    })
    .join('')
}

describe('an answer is of nobody any more', () => {
  it.each([
    ['Boa tarde, Maria! A equipe vai amanhã.', '{saudacao}, {primeiro_nome}! A equipe vai amanhã.'],
    ['Oi maria silva, tudo certo com o pedido', 'Oi {primeiro_nome}, tudo certo com o pedido'],
    [
      'Fale com Tiao ou com o tiao mesmo hoje cedo',
      'Fale com {nome} ou com o {nome} mesmo hoje cedo',
    ],
    ['Seu protocolo 2026-000077 já está aberto', 'Seu protocolo {protocolo} já está aberto'],
    ['O outro protocolo 2026-000078 já foi fechado', 'O outro protocolo {número} já foi fechado'],
    ['Falo do Setor Jardim Aureny, rua 12, casa 3 também hoje', 'Falo do {endereço} também hoje'],
    [
      'Vamos à ARSE 51 e depois à 1006 Sul amanhã cedo',
      'Vamos à {endereço} e depois à {endereço} amanhã cedo',
    ],
    ['Ligue 156 para o Paço Municipal e confirme', 'Ligue 156 para o Paço Municipal e confirme'],
    ['Ligue 157 e confirme tudo hoje', 'Ligue {número} e confirme tudo hoje'],
    [
      'Em 5 dias úteis, das 8h às 18h30, com 2 vias',
      'Em 5 dias úteis, das 8h às 18h30, com 2 vias',
    ],
    ['O boleto de R$ 1.234,56 vence em 10/12', 'O boleto de {valor} vence em {data}'],
    ['Veja em https://exemplo.test/joana?id=3 a segunda via', 'Veja em {link} a segunda via'],
    ['Encaminhamos ao setor. Att, Ana Lima', 'Encaminhamos ao setor. Att, {agente}'],
    [
      'A dona zuleide atende, dra. fulana também atende',
      'A dona {nome} atende, dra. {nome} também atende',
    ],
    ['Zuleide de Rosa atende amanhã na sede', '{nome} atende amanhã na sede'],
    ['A luz da praça volta, veja no Portal', 'A luz da praça volta, veja no Portal'],
    ['A Luz da praça volta logo mesmo', 'A {nome} da praça volta logo mesmo'],
    ['Clemente fica na recepção da sede', '{nome} fica na recepção da sede'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  it('is left out where more of it is somebody’s than can be said again', () => {
    expect(said('Maria, ligue 99999-1234, rua 5, CPF 529.982.247-25')).toBeNull()
    expect(said('PROCURE A SETEMBRINA NA RECEPÇÃO DA SEDE')).toBeNull()
  })
})
