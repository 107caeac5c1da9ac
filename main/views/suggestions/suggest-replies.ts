import { type FilledText, fillCannedText } from '../../../shared/domain/canned/fill-canned-text.ts'
import { firstName } from '../../../shared/domain/canned/first-name.ts'
import { plainText } from '../../../shared/domain/plain-text.ts'
import { impersonal } from '../../../shared/domain/suggestions/impersonal.ts'
import { rankAnswers } from '../../../shared/domain/suggestions/rank-answers.ts'
import { tellingWords } from '../../../shared/domain/suggestions/telling-words.ts'
import type { CallArguments, CallResult } from '../../../shared/ipc.ts'
import type { Desk } from '../../desk.ts'
import { parseState } from '../../projections/conversation-table.ts'
import { findCannedFacts } from '../canned-facts.ts'
import { wordsOfCitizen } from '../citizen-words.ts'
import { type GivenAnswer, openEarlierAnswers } from './earlier-answers.ts'
import { namedWords, type OfficeWords, officeWords } from './office-words.ts'
import { similarLines } from './similar-messages.ts'

/** Looking for similar messages ends after so long (ms), reading them after so long more. */
const LOOKING_MS = 3
const READING_MS = 3
/** So many are read even where the PC is so busy that the time is over. */
const FEWEST_READ = 10
/** So many of the likest are made impersonal, which costs the most. */
const MOST_READ = 12
const MOST_SHOWN = 3
/** Her last words are what she wrote since the desk's last one, at most so many messages. */
const LAST_MESSAGES = 3

type Asked = CallArguments<'suggest-replies'>

/**
 * How this team answered messages like the citizen's last ones, said to her: from this replica alone,
 * never of what is confidential, covered or gone, and of nobody in particular. All of it is a draft.
 * @param clock ms, for how long it takes.
 */
export function suggestReplies(
  desk: Desk,
  { conversationId }: Asked,
  clock: () => number = () => performance.now(),
): CallResult<'suggest-replies'> {
  const state = parseState(desk.replica.queuePages.find(conversationId)?.state ?? null)
  const words = state?.attendance ? lastWords(desk, conversationId, state.unansweredSeqs) : []
  if (!state?.attendance || words.length === 0) return { suggestions: [] }
  const began = clock()
  const isOver = (after: number) => clock() - began >= after
  const { asked, seqs } = similarLines(desk.replica.search, { words, conversationId }, () =>
    isOver(LOOKING_MS),
  )
  const topicId = state.attendance.topicId ?? null
  const answers = openEarlierAnswers(desk, { asked, citizenId: state.citizenId, topicId })
  const given: GivenAnswer[] = []
  for (const [place, seq] of seqs.entries()) {
    if (place >= FEWEST_READ && isOver(LOOKING_MS + READING_MS)) break
    const answer = answers.at(seq)
    if (answer) given.push(answer)
  }
  return { suggestions: said(desk, conversationId, given) }
}

function lastWords(desk: Desk, conversationId: string, unanswered: readonly number[]): string[] {
  const veil = parseState(desk.replica.queuePages.find(conversationId)?.state ?? null)?.veil
  const messages = wordsOfCitizen(desk, conversationId, veil ?? undefined)
  const open = messages.filter(({ seq }) => unanswered.includes(seq)).slice(0, LAST_MESSAGES)
  const texts = (open.length > 0 ? open : messages.slice(0, 1)).map(({ text }) => text)
  return tellingWords(texts.join(' '))
}

function said(desk: Desk, conversationId: string, given: readonly GivenAnswer[]) {
  if (given.length === 0) return []
  const office = officeWords(desk)
  const say = sayingTo(desk, conversationId)
  const answers = given
    .toSorted((one, other) => other.similarity - one.similarity)
    .slice(0, MOST_READ)
    .flatMap((answer) => {
      const parts = impersonal(answer.reply.text, caseOf(desk, answer, office))
      const { similarity, sameTopic, reply } = answer
      const { at, attendanceId } = reply
      return parts === null
        ? []
        : { similarity, sameTopic, at, attendanceId, text: say(parts).text }
    })
  return rankAnswers(answers, desk.relayNow(), MOST_SHOWN).map(({ answer, times, sameTopic }) => ({
    ...{ text: answer.text, times, lastAt: answer.at, sameTopic },
  }))
}

type Parts = Parameters<typeof fillCannedText>[0]

/** Her name, her protocol and the greeting of this hour are known; all else of somebody's is a blank. */
function sayingTo(desk: Desk, conversationId: string): (parts: Parts) => FilledText {
  const facts = findCannedFacts(desk, { conversationId })?.values ?? {}
  const known = ['primeiro_nome', 'protocolo', 'agente', 'saudacao']
  const values = new Map(known.map((name) => [name, facts[name] ?? null]))
  return (parts) => fillCannedText(parts, values)
}

/** Whom an earlier case was about, as its citizen is known and by whom she wrote of. */
function caseOf({ replica }: Desk, { message, reply }: GivenAnswer, office: OfficeWords) {
  const record = replica.queuePages.find(message.conversationId)
  const names = [record?.registeredName, record?.profileName, record?.username]
  const written = replica.events.wordsUpTo(message.conversationId, reply.seq)
  const first = firstName(record?.registeredName ?? record?.profileName ?? null)
  return {
    ...office,
    personal: new Set([
      ...names.flatMap((name) => (name ? namedWords(name) : [])),
      ...written.flatMap(namesWithin),
    ]),
    firstName: first === null ? null : plainText(first),
    protocols: replica.timelinePages
      .casesOf(message.conversationId)
      .flatMap(({ kind, detail }) => (kind === 'opened' && detail ? detail : [])),
  }
}

/** Words that a citizen wrote with a capital letter within a sentence: whom and where she spoke of. */
function namesWithin(text: string): string[] {
  const found = text.matchAll(/(?<=[\p{L}\p{N},]\s+)\p{Lu}\p{Ll}[\p{L}\p{M}]*/gu)
  return [...found].flatMap(({ 0: word }) => namedWords(word))
}
