import { wordsIn } from './plain-text.ts'

/**
 * What a citizen writes to leave the broadcast list. Only a message that says nothing else counts:
 * "quero sair de casa" is no opt-out, and a word too few would send news to somebody who said no.
 * Source: LGPD art. 8 §5 (revoking is as easy as giving); public-service rules, "Personal data".
 */
const WORDS = new Set([
  'sair',
  'parar',
  'pare',
  'para',
  'cancelar',
  'descadastrar',
  'remover',
  'stop',
])

/** What may stand around the word without changing its meaning. */
const FILLERS = new Set([
  ...['quero', 'queria', 'desejo', 'gostaria', 'de', 'da', 'do', 'lista', 'por', 'favor', 'pf'],
  ...['me', 'meu', 'cadastro', 'as', 'os', 'mensagens', 'mensagem', 'mandar', 'enviar', 'receber'],
  ...['nao', 'mais', 'noticias', 'avisos', 'eu', 'obrigado', 'obrigada', 'transmissao', 'grupo'],
])

const MOST_WORDS = 8

export function asksToLeave(text: string): boolean {
  const words = wordsIn(text)
  if (words.length === 0 || words.length > MOST_WORDS) return false
  if (!words.every((word) => WORDS.has(word) || FILLERS.has(word))) return false
  if (words.some((word) => WORDS.has(word) && word !== 'para')) return true
  // "para" alone is the imperative of "parar"; in a sentence it is a preposition.
  if (words.length === 1) return words[0] === 'para'
  return /\bnao (quero|desejo)( mais)? receber\b/.test(words.join(' '))
}
