import { expect, it } from 'vitest'
import { asksToLeave } from '../../shared/domain/opt-out.ts'

it.each([
  'SAIR',
  'sair',
  'Sair.',
  'Quero sair',
  'quero sair da lista, por favor',
  'PARAR',
  'pare de mandar mensagem',
  'Para',
  'cancelar',
  'me descadastrar',
  'Não quero mais receber',
  'nao quero receber avisos',
  'STOP',
])('“%s” leaves the list', (text) => {
  expect(asksToLeave(text)).toBe(true)
})

it.each([
  '',
  '👍',
  'quero sair de casa e não consigo por causa do buraco',
  'A que horas vocês vão parar de atender?',
  'para mais avisos',
  'quero receber notícias',
  'O caminhão não quer sair',
  'por favor',
  'obrigado',
  'cancelar minha consulta',
])('“%s” does not', (text) => {
  expect(asksToLeave(text)).toBe(false)
})
