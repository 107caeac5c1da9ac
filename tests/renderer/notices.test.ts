import { beforeEach, expect, test, vi } from 'vitest'
import { noticeWords } from '../../renderer/features/status/Notices.tsx'
import { type Notice, notify, useNotices } from '../../renderer/state/notices.ts'
import { en } from '../../renderer/texts/en.ts'
import { ptBr } from '../../renderer/texts/pt-br.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn(), isDesktop: false, shell: null }))

beforeEach(() => useNotices.setState({ notices: [] }))

const kept = (name: string | null): Notice => {
  return { kind: 'reply-kept', name, because: { kind: 'look-twice' } }
}
const said = (texts = ptBr) =>
  useNotices.getState().notices.map((shown) => noticeWords(shown, texts, () => null))

test('what is said twice at once stands once, and counts', () => {
  notify(kept('Bia'))
  notify(kept('Caio'))
  const [first] = useNotices.getState().notices
  notify(kept('Bia'))
  expect(said()).toEqual([
    expect.stringMatching(/^Sua resposta a Caio não saiu e ficou como rascunho\. Há no texto /),
    expect.stringMatching(/^2 respostas suas a Bia não saíram e ficaram como rascunho\. Há no /),
  ])
  expect(said(en)[1]).toMatch(/^2 of your replies to Bia have not left and are drafts\. The text /)
  // It is a new one, so that it is heard again and stands as long as the first did.
  expect(useNotices.getState().notices.map(({ id }) => id)).not.toContain(first?.id)
})

test('attendances that came to her are counted together', () => {
  for (let times = 1; times <= 2; times += 1) notify({ kind: 'given', count: 1, name: 'Bia' })
  expect(said()).toEqual([ptBr.receiving.givenMany(2)])
})
