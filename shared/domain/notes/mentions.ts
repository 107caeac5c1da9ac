import { plainText } from '../plain-text.ts'

/** So many colleagues at most are mentioned in one note. */
export const MAX_MENTIONS = 20

export type Mentionable = { readonly agentId: string; readonly name: string }

/** Where a colleague's name stands in a text, with its `@`; more than one only where they are called alike. */
export type Mention = {
  readonly start: number
  readonly end: number
  readonly agentIds: readonly string[]
}

/** Whom a text mentions, each once, in the order of their first mention, at most `MAX_MENTIONS`. */
export function mentionedIn(text: string, agents: readonly Mentionable[]): string[] {
  return [...new Set(mentionsIn(text, agents).flatMap(({ agentIds }) => agentIds))]
}

/**
 * Every `@Full Name` of these agents, from left to right: whatever its accents and case, the longest
 * name where several fit, and never within a word or an e-mail address.
 */
export function mentionsIn(text: string, agents: readonly Mentionable[]): Mention[] {
  if (!text.includes('@')) return []
  const called = byName(agents)
  const folded = fold(text)
  const named = new Set<string>()
  const mentions: Mention[] = []
  let from = 0
  while (from < folded.plain.length) {
    const at = folded.plain.indexOf('@', from)
    if (at < 0) break
    const found = nameAt(folded, at + 1, called)
    const start = folded.starts[at] ?? 0
    from = at + 1
    if (found === null || isOfWord(letterBefore(text, start))) continue
    from = at + 1 + found.plain.length
    if (new Set([...named, ...found.agentIds]).size > MAX_MENTIONS) continue
    for (const agentId of found.agentIds) named.add(agentId)
    mentions.push({ start, end: folded.starts[from] ?? text.length, agentIds: found.agentIds })
  }
  return mentions
}

/**
 * What is being typed of a colleague's name: from the `@` before the caret up to it.
 * @returns null where no name is being typed.
 */
export function mentionAsked(text: string, caret: number): { at: number; query: string } | null {
  const at = text.lastIndexOf('@', caret - 1)
  if (at < 0 || at >= caret || isOfWord(letterBefore(text, at))) return null
  const query = text.slice(at + 1, caret)
  return /^(?:[\p{L}\p{M}\p{N}.'’-]+(?: [\p{L}\p{M}\p{N}.'’-]*)*)?$/u.test(query) &&
    query.length <= 60
    ? { at, query }
    : null
}

type Called = { readonly plain: string; readonly agentIds: readonly string[] }

/** The longest names first. */
function byName(agents: readonly Mentionable[]): Called[] {
  const called = new Map<string, string[]>()
  for (const { agentId, name } of agents) {
    const plain = fold(name.trim()).plain
    if (plain !== '') called.set(plain, [...(called.get(plain) ?? []), agentId])
  }
  return [...called]
    .map(([plain, agentIds]) => ({ plain, agentIds }))
    .sort((one, other) => other.plain.length - one.plain.length)
}

function nameAt({ plain, starts, text }: Folded, from: number, called: Called[]): Called | null {
  const fitting = called.find((one) => {
    if (!plain.startsWith(one.plain, from)) return false
    const next = from + one.plain.length
    const isWhole = starts[next] !== starts[next - 1]
    return isWhole && !goesOn(text, starts[next] ?? text.length)
  })
  return fitting ?? null
}

/** A word goes on there: `@Ana` is nobody in `@Anabela`, `@ana.com` or `@Ana-Maria`. */
function goesOn(text: string, at: number): boolean {
  return /^(?:[.'’-]?[\p{L}\p{M}\p{N}]|@)/u.test(text.slice(at, at + 4))
}

function isOfWord(letter: string): boolean {
  return /[\p{L}\p{M}\p{N}@]/u.test(letter)
}

function letterBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 2), at)
  return [...before].at(-1) ?? ''
}

type Folded = {
  readonly text: string
  readonly plain: string
  /** For each unit of `plain`, where the letter that it comes from begins in `text`. */
  readonly starts: readonly number[]
}

/** As names are compared, with the way back to where each letter stands. */
function fold(text: string): Folded {
  const starts: number[] = []
  let plain = ''
  let at = 0
  for (const letter of text) {
    const one = letter === '\u00a0' ? ' ' : plainText(letter)
    for (let unit = 0; unit < one.length; unit += 1) starts.push(at)
    plain += one
    at += letter.length
  }
  return { text, plain, starts }
}
