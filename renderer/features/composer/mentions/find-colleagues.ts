import { plainText, wordsIn } from '../../../../shared/domain/plain-text.ts'
import type { AgentView } from '../../../../shared/ipc/people.ts'

/** So many stand in the list. */
const MOST = 8

/**
 * Colleagues of whose name every typed word begins one, those whose name begins so first. What ends in a
 * space may be a whole name already: then only a longer one is offered.
 */
export function findColleagues(colleagues: readonly AgentView[], query: string): AgentView[] {
  const typed = plainText(query)
  const begins = colleagues.filter(({ name }) => plainText(name).startsWith(typed))
  if (query.endsWith(' ')) return begins.filter(({ name }) => isLonger(name, query)).slice(0, MOST)
  const words = wordsIn(query)
  const others = colleagues.filter((one) => {
    const own = wordsIn(one.name)
    return !begins.includes(one) && words.every((word) => own.some((each) => each.startsWith(word)))
  })
  return [...begins, ...others].slice(0, MOST)
}

function isLonger(name: string, query: string): boolean {
  return plainText(name).length > plainText(query).length
}
