import { registeredBy } from '../../shared/domain/registration/registration.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'
import { openWordIndex, type Words } from './word-index.ts'

/** A number is found by any of its digits on, from so many before its end. */
const FEWEST_DIGITS = 4

/** Of a name that very many have, so many of whom we heard last are looked at. */
const MOST = 100

/** A citizen with her conversation. */
export type CitizenRecord = {
  conversationId: string
  citizenId: string
  registeredName: string | null
  profileName: string | null
  username: string | null
  phone: string | null
  lastMessageAt: number | null
}

type Known = {
  seq: number
  text: string | null
  phone: string | null
  registered: string | null
}

/** The newest of those who match. */
const foundSql = `
with found as materialized (
  select rowid as seq from names_fts where names_fts match @expression
  order by rowid desc limit ${MOST}
)`

/** They, and their conversations. */
export const namesSql = `${foundSql}
select conversation_id as conversationId, citizens.citizen_id as citizenId,
  registered_name as registeredName, profile_name as profileName, username, phone,
  last_message_at as lastMessageAt
from found cross join citizens using (seq) cross join conversations using (citizen_id)
  left join registrations using (citizen_id)
order by last_message_at desc limit @limit`

/** A search asks for no more, and for each letter. */
export const conversationsNamedSql = `${foundSql}
select conversation_id from found cross join citizens using (seq)
  cross join conversations using (citizen_id)
order by last_message_at desc limit @limit`

type Asked = { expression: string; limit: number }

export const isNamedSql = 'select 1 from names_fts where names_fts match ? limit 1'

/**
 * Names, usernames and numbers of citizens by their words, also as the citizens gave
 * them for the list. Kept by hand beside `citizens` and `registrations`, which both tell of names.
 */
export type NameIndex = ReturnType<typeof openNameIndex>

/** @param elsewhere where words are put while another file keeps them. */
export function openNameIndex(db: Database, elsewhere: Words | null = null) {
  const here = openWordIndex(db, 'names_fts')
  const words = elsewhere ?? here
  const known = db.prepare<[string], Known>(
    `select seq, search_text as text, phone, registered_text as registered
     from citizens left join registrations using (citizen_id) where citizen_id = ?`,
  )
  const find = db.prepare<Asked, CitizenRecord>(namesSql)
  const conversations = db.prepare<Asked, string>(conversationsNamedSql).pluck()
  const isNamed = db.prepare<[string], 1>(isNamedSql).pluck()

  return {
    /** Around whatever may change what a citizen is called: forget, change, remember. */
    forget(citizenId: string): void {
      const before = known.get(citizenId)
      if (before) words.remove(before.seq)
    },

    remember(citizenId: string): void {
      const now = known.get(citizenId)
      const text = now && [now.text, now.registered, digitsOf(now.phone)].filter(Boolean).join(' ')
      if (now && text) words.put(now.seq, text)
    },

    /** Those who have every word, the last one as the beginning of one, who wrote last first. */
    find(words: readonly string[], limit: number): CitizenRecord[] {
      return begunWith(words, limit, (asked) => find.all(asked))
    },

    /** Their conversations alone. */
    conversationsOf(words: readonly string[], limit: number): string[] {
      return begunWith(words, limit, (asked) => conversations.all(asked))
    },

    /** Whether anybody is called so; one word. */
    isName(word: string): boolean {
      return isNamed.get(`"${word}"`) !== undefined
    },

    /** Those who have every word as it stands, of whom we heard last first. */
    named(words: readonly string[], limit: number): CitizenRecord[] {
      return find.all({ expression: words.map((word) => `"${word}"`).join(' '), limit })
    },

    scrub: here.scrub,
    clear: here.clear,
  }
}

/**
 * Where enough have a name as it stands, no longer one is looked for: to be the beginning of a word is
 * told from the whole list of those who have one, and very many are called Maria.
 */
function begunWith<T>(words: readonly string[], limit: number, ask: (asked: Asked) => T[]): T[] {
  if (words.length === 0) return []
  const expression = words.map((word) => `"${word}"`).join(' ')
  const found = ask({ expression, limit })
  return found.length < limit ? ask({ expression: `${expression}*`, limit }) : found
}

/** Of whose names an event may tell something new. */
export function namedBy(event: LogEvent): string | null {
  return event.type === 'citizen-identified' ? event.citizenId : registeredBy(event)
}

/** Every end of a number, so that its last digits, or those without a country's, find it. */
function digitsOf(phone: string | null): string {
  const digits = phone ?? ''
  const ends = Array.from({ length: Math.max(0, digits.length - FEWEST_DIGITS) }, (_, index) =>
    digits.slice(index + 1),
  )
  return ends.join(' ')
}
