import type { Desk } from '../../main/desk.ts'
import { searchedIn } from '../../main/projections/search-terms.ts'
import { searchMessages } from '../../main/views/search-view.ts'
import { dateAt } from '../../shared/domain/local-day.ts'
import type { SearchFilters } from '../../shared/domain/search/filters.ts'
import { seededRandom } from '../support/seeded.ts'
import { median, quantile, rounded } from './measure.ts'
import { atLeast, atMost } from './target.ts'
import { townConversation } from './town-log.ts'
import { vocabulary } from './town-words.ts'

const SAMPLES = 300
/** The rival may take a tenth of a second each. */
const RIVAL_SAMPLES = 15
const LIMIT = 20
const COMMON = 40

const P99_MS = 3
const TIMES_NAIVE = 30

type Asked = { query: string; filters?: SearchFilters }
type Kind = () => Asked

/**
 * What is typed into the search, as the screen gets it: found, looked up, with names and the words
 * around; beside Chatwoot's shape on the same rows, a pattern over the words themselves, newest first.
 * `perPage`: calls that it takes until there are twenty lines or no more; `together`: how many times
 * longer the rival takes for one of each kind. A word that is everywhere it finds as soon as we do.
 */
export function benchSearch(desk: Desk, conversations: number) {
  const kinds = kindsOfSearch(desk, conversations)
  const rival = rivalOn(desk)
  const together = { ours: 0, theirs: 0 }
  const figures = Object.fromEntries(
    Object.entries(kinds).map(([name, ask]) => {
      const ours: number[] = []
      const calls: number[] = []
      const theirs: number[] = []
      for (let sample = 0; sample < SAMPLES; sample += 1) {
        const asked = ask()
        const page = pageOf(desk, asked)
        ours.push(...page)
        calls.push(page.length)
        if (sample < RIVAL_SAMPLES) theirs.push(time(() => rival(asked)))
      }
      const sorted = ours.toSorted((a, b) => a - b)
      const p50Ms = quantile(sorted, 0.5)
      together.ours += p50Ms
      together.theirs += median(theirs)
      return [
        name,
        {
          p50Ms: rounded(p50Ms),
          p99Ms: atMost(quantile(sorted, 0.99), P99_MS),
          perPage: rounded(calls.reduce((sum, each) => sum + each, 0) / calls.length),
          naiveP50Ms: rounded(median(theirs)),
          timesNaive: rounded(median(theirs) / p50Ms),
        },
      ]
    }),
  )
  return { ...figures, together: atLeast(together.theirs / together.ours, TIMES_NAIVE) }
}

/** How long each call took until a page was full. */
function pageOf(desk: Desk, { query, filters = {} }: Asked): number[] {
  const times: number[] = []
  let after: number | null = null
  let left = LIMIT
  do {
    const began = performance.now()
    const page = searchMessages(desk, { query, filters, after, limit: left })
    times.push(performance.now() - began)
    after = page.next
    left -= page.hits.length
  } while (after !== null && left > 0)
  return times
}

function kindsOfSearch(desk: Desk, conversations: number): Record<string, Kind> {
  const random = seededRandom(11)
  const pick = (from: number, to: number) =>
    vocabulary[from + Math.floor(random() * (to - from))] ?? 'rua'
  const word = () => vocabulary[Math.floor(random() ** 2 * vocabulary.length)] ?? 'rua'
  const common = () => pick(0, COMMON)
  const rare = () => pick(vocabulary.length / 2, vocabulary.length)
  const number = () => Math.floor(random() * conversations)
  const place = () => Math.floor(random() * desk.replica.search.last())
  const media = 'picture' as const
  return {
    twoLetters: () => ({ query: longer(word, 2).slice(0, 2) }),
    threeLetters: () => ({ query: longer(word, 3).slice(0, 3) }),
    word: () => ({ query: word() }),
    twoWords: () => ({ query: `${word()} ${word()}` }),
    phrase: () => ({ query: `"${writtenAt(desk, place(), 2)}"` }),
    phraseOfCommonWords: () => ({ query: `"${common()} ${common()}"` }),
    wordOfCitizen: () => ({ query: common(), filters: { citizen: `Inventada ${number()}` } }),
    wordOfCommonName: () => ({ query: common(), filters: { citizen: 'cidadã inventada' } }),
    wordOfAgent: () => ({ query: word(), filters: { agent: `Agente ${number() % 12}` } }),
    commonWordWithPicture: () => ({ query: common(), filters: { media } }),
    rareWordWithPicture: () => ({ query: rare(), filters: { media } }),
    rareWordInMessages: () => ({ query: rare(), filters: { line: 'message' } }),
    commonWordInConversation: () => ({
      query: common(),
      filters: { conversationId: townConversation(number()) },
    }),
    wordOnDays: () => ({ query: word(), filters: dayAt(desk, place()) }),
    picturesAlone: () => ({ query: '', filters: { media } }),
    daysAlone: () => ({ query: '', filters: dayAt(desk, place()) }),
  }
}

function longer(word: () => string, length: number): string {
  for (;;) {
    const found = word()
    if (found.length >= length) return found
  }
}

function writtenAt({ replica }: Desk, place: number, words: number): string {
  for (let seq = place; seq > 0; seq -= 1) {
    const found = replica.events.find(seq)
    const text = found?.known ? searchedIn(found.event)?.text : null
    if (text) return text.split(' ').slice(0, words).join(' ')
  }
  return 'rua'
}

function dayAt({ replica, office }: Desk, place: number): SearchFilters {
  const found = replica.events.find(place)
  const day = dateAt(found?.event.at ?? 0, office.timeZone)
  return { from: day, to: day }
}

/** Filters are columns and fields to it; the name of a citizen is looked up by a pattern too. */
function rivalOn({ replica: { db } }: Desk): (asked: Asked) => unknown {
  const find = db.prepare(
    `select seq, content from contents join events using (seq)
     where content like @pattern
       and (@conversationId is null or conversation_id = @conversationId)
       and (@citizen is null or conversation_id in (
         select conversation_id from conversations join citizens using (citizen_id)
         where profile_name like @citizen))
       and (@agent is null or envelope ->> 'agentId' in (
         select agent_id from agents where name like @agent))
       and (@kind is null or content ->> 'kind' = @kind)
       and (@since is null or at between @since and @until)
     order by seq desc limit ${LIMIT}`,
  )
  return ({ query, filters = {} }) => {
    const { citizen, agent, conversationId = null, from, to } = filters
    return find.all({
      ...{ pattern: `%${query.replaceAll('"', '')}%`, conversationId },
      citizen: citizen === undefined ? null : `%${citizen}%`,
      agent: agent === undefined ? null : `%${agent}%`,
      kind: filters.media === undefined ? null : 'image',
      since: from === undefined ? null : Date.parse(from),
      until: to === undefined ? null : Date.parse(to) + 86_400_000,
    })
  }
}

function time(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
