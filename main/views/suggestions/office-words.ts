import { plainText, wordsIn } from '../../../shared/domain/plain-text.ts'
import type { Desk } from '../../desk.ts'
import { topicsInForce } from '../../outbox/predict-documents.ts'
import { matchTerm } from '../search-plan.ts'

/** What was said to so many others is nobody's own. */
const OFTEN = 3
const LOOKED_AT = 24

export type OfficeWords = ReturnType<typeof officeWords>

/** Which words belong to the office and which to persons, as far as this replica knows; asked once each. */
export function officeWords(desk: Desk) {
  const { replica, office } = desk
  const texts = [
    office.name,
    ...replica.canned
      .all()
      .filter(({ isRemoved, reply }) => !isRemoved && reply.scope !== 'own')
      .flatMap(({ reply }) => [reply.text.replaceAll(/\{\{.*?\}\}/g, ' '), reply.area ?? '']),
    ...topicsInForce(desk).flatMap(({ name, area }) => [name, area ?? '']),
  ]
  const official = ` ${texts.map((text) => wordsIn(text).join(' ')).join(' | ')} `
  const often = new Map<string, boolean>()
  const names = new Map<string, boolean>()

  return {
    isOfficial: (words: string) => words !== '' && official.includes(` ${words} `),
    isName: (word: string) => remembered(names, word, () => replica.names.isName(word)),
    isOften: (word: string) =>
      remembered(often, word, () => {
        const expression = matchTerm({ words: [word], isOpen: false })
        const to = replica.search.last()
        const seqs = replica.search.newest({ expression, from: 0, to, limit: LOOKED_AT })
        return replica.events.repliedIn(seqs) >= OFTEN
      }),
    agents: new Set(replica.people.agents().flatMap(({ name }) => namedWords(name))),
  }
}

/** The words of a name that tell whose it is, plain. */
export function namedWords(name: string): string[] {
  return wordsIn(plainText(name)).filter((word) => word.length > 1 && !LINKS.has(word))
}

const LINKS: ReadonlySet<string> = new Set(['da', 'de', 'do', 'das', 'dos', 'e'])

function remembered(known: Map<string, boolean>, word: string, ask: () => boolean): boolean {
  const before = known.get(word)
  if (before !== undefined) return before
  const answer = ask()
  known.set(word, answer)
  return answer
}
