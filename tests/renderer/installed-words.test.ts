import { expect, test } from 'vitest'
import { en } from '../../renderer/texts/en.ts'
import { ptBr } from '../../renderer/texts/pt-br.ts'
import { installedWords } from '../../renderer/words/installed.ts'

test.each([
  [
    { lockMinutes: 15, offlineDays: 14 },
    'Sem ninguém mexer por 15 min, o Balcão bloqueia e pede a senha.',
    'Sem conexão, dá para entrar por até 14 dias desde a última vez que o computador ouviu o servidor.',
  ],
  [
    { lockMinutes: 0, offlineDays: 0 },
    'O Balcão não bloqueia sozinho: só quando alguém pede.',
    'Sem conexão ninguém entra, nem volta a um Balcão bloqueado.',
  ],
])(
  'what the installation says of every console is said whole: %j',
  (organisation, ...sentences) => {
    expect(installedWords(organisation, ptBr)).toEqual(sentences)
    expect(installedWords(organisation, en).join(' ')).not.toMatch(/\b0\b/)
  },
)
