import { firstName } from '../../shared/domain/canned/first-name.ts'
import { isCommon, type NameRun, nameRuns } from '../../shared/domain/names-in-text.ts'
import { plainText, wordsIn } from '../../shared/domain/plain-text.ts'
import { sensitiveSpans } from '../../shared/domain/sensitive-words.ts'
import { isUsualWord } from '../../shared/domain/suggestions/usual-words.ts'
import type { CheckedSpan } from '../../shared/ipc/suggestions.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { parseState } from '../projections/conversation-table.ts'
import { wordsOfCitizen } from './citizen-words.ts'
import { namedWords, officeWords } from './suggestions/office-words.ts'

/** Of a first name that very many have, so many of whom we heard last are looked at. */
const NAMESAKES = 5

/**
 * What in a reply its writer should look at before it leaves: identity numbers, addresses and
 * numbers that neither the office offers to everybody nor the citizen wrote herself, and what another
 * citizen is called, as far as this replica knows names.
 */
export function checkReply(
  desk: Desk,
  { conversationId, text }: CallArguments<'check-reply'>,
): CallResult<'check-reply'> {
  const numbers = sensitiveSpans(text)
  const runs = nameRuns(text, isUsualWord)
  if (numbers.length === 0 && runs.length === 0) return { spans: [] }
  const office = officeWords(desk)
  const hers = knownOf(desk, conversationId)
  const isNobodys = (words: string) => office.isOfficial(words) || hers.said.includes(` ${words} `)
  const spans: CheckedSpan[] = [
    ...numbers.filter(({ kind, start, end }) => {
      const words = wordsIn(text.slice(start, end)).join(' ')
      return kind === 'cpf' || !(isNobodys(words) || hers.digits.has(lastDigits(words)))
    }),
    ...runs
      .filter(({ words }) => {
        const left = words.filter(
          (word) => !hers.names.has(word) && !office.agents.has(word) && !isNobodys(word),
        )
        return left.length > 0 && !isNobodys(words.join(' ')) && isAnothers(desk, words, left)
      })
      .map(({ start, end }: NameRun) => ({ kind: 'name' as const, start, end })),
  ]
  return { spans: spans.sort((one, other) => one.start - other.start) }
}

/** Somebody has all of the words, or the first one is what she is called by. */
function isAnothers(
  { replica, office }: Desk,
  words: readonly string[],
  left: readonly string[],
): boolean {
  if (words.length > 1 && replica.names.named(words, 1).length > 0) return true
  const [first = ''] = left
  if (isCommon(first) || first !== words[0]) return false
  if (office.gazetteer.suggest(first, 1).length > 0) return false
  return replica.names
    .named([first], NAMESAKES)
    .some(({ registeredName, profileName }) =>
      [registeredName, profileName].some((name) => plainText(firstName(name) ?? '') === first),
    )
}

/** What she is called, with whom she was joined, and what she wrote herself. */
function knownOf(desk: Desk, conversationId: string) {
  const { queuePages } = desk.replica
  const state = parseState(queuePages.find(conversationId)?.state ?? null)
  const ids = [conversationId, ...(state?.merges ?? []).map((merge) => merge.conversationId)]
  const records = ids.flatMap((id) => queuePages.find(id) ?? [])
  const names = records.flatMap(({ registeredName, profileName, username }) =>
    [registeredName, profileName, username].flatMap((name) => (name ? namedWords(name) : [])),
  )
  const written = wordsOfCitizen(desk, conversationId, state?.veil ?? undefined)
  return {
    names: new Set(names),
    said: ` ${written.map(({ text }) => wordsIn(text).join(' ')).join(' | ')} `,
    digits: new Set(records.flatMap(({ phone }) => (phone ? lastDigits(phone) : []))),
  }
}

/** Of a number, without the country's and area's codes, which are not always written. */
function lastDigits(words: string): string {
  return words.replaceAll(/\D/g, '').slice(-8)
}
