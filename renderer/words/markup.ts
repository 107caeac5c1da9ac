import { type Mentionable, mentionsIn } from '../../shared/domain/notes/mentions.ts'
import { linkAt } from './links.ts'

/**
 * WhatsApp's markup as a tree: *bold*, _italic_, ~strike~, `code` and ```mono```. The text is a
 * stranger's: it becomes nodes, never HTML, and what is not clearly markup stays as it was typed.
 */
export type MarkupNode =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: MarkupNode[] }
  | { kind: 'mono'; text: string }
  | { kind: 'link'; text: string; href: string; host: string }
  /** A colleague's name in a note. */
  | { kind: 'mention'; text: string; agentIds: readonly string[] }

type Style = 'bold' | 'italic' | 'strike'

const styles: Record<string, Style> = { '*': 'bold', _: 'italic', '~': 'strike' }

/** Text without any of these can hold neither markup nor a link. */
const interesting = /[*_~`]|https?:\/\/|www\./i

export function parseMarkup(text: string): MarkupNode[] {
  return interesting.test(text) ? parse(text, '') : [{ kind: 'text', text }]
}

/** The same, where the names of these colleagues stand out. */
export function withMentions(nodes: MarkupNode[], agents: readonly Mentionable[]): MarkupNode[] {
  if (agents.length === 0) return nodes
  return nodes.flatMap((node): MarkupNode | MarkupNode[] => {
    if ('children' in node) return { ...node, children: withMentions(node.children, agents) }
    return node.kind === 'text' ? splitAtMentions(node.text, agents) : node
  })
}

function splitAtMentions(text: string, agents: readonly Mentionable[]): MarkupNode[] {
  const nodes: MarkupNode[] = []
  let from = 0
  for (const { start, end, agentIds } of mentionsIn(text, agents)) {
    if (start > from) nodes.push({ kind: 'text', text: text.slice(from, start) })
    nodes.push({ kind: 'mention', text: text.slice(start, end), agentIds })
    from = end
  }
  if (from < text.length) nodes.push({ kind: 'text', text: text.slice(from) })
  return nodes
}

/** The words alone, for places that show one plain line. */
export function withoutMarkup(text: string): string {
  return wordsOf(parseMarkup(text))
}

function wordsOf(nodes: MarkupNode[]): string {
  return nodes.map((node) => ('children' in node ? wordsOf(node.children) : node.text)).join('')
}

/** `inside`: the marks that are open already; each style nests in the others, never in itself. */
function parse(text: string, inside: string): MarkupNode[] {
  const nodes: MarkupNode[] = []
  const hopeless = new Map<string, number>()
  let plainFrom = 0
  let at = 0
  while (at < text.length) {
    const found = monoAt(text, at) ?? linkAt(text, at) ?? styledAt(text, at, inside, hopeless)
    if (found === null) {
      at += 1
      continue
    }
    if (at > plainFrom) nodes.push({ kind: 'text', text: text.slice(plainFrom, at) })
    nodes.push(found.node)
    at = found.end
    plainFrom = at
  }
  if (plainFrom < text.length) nodes.push({ kind: 'text', text: text.slice(plainFrom) })
  return nodes
}

type Found = { node: MarkupNode; end: number }

function monoAt(text: string, at: number): Found | null {
  if (text[at] !== '`') return null
  const fence = text.startsWith('```', at) ? '```' : '`'
  const from = at + fence.length
  const end = text.indexOf(fence, from)
  if (end <= from) return null
  const inner = text.slice(from, end)
  // One backtick marks a word or two on one line; only the fence may hold several.
  if (fence === '`' && inner.includes('\n')) return null
  return { node: { kind: 'mono', text: inner }, end: end + fence.length }
}

/** `hopeless`: up to where each mark is known to have no closing one, so that none is sought twice. */
function styledAt(
  text: string,
  at: number,
  inside: string,
  hopeless: Map<string, number>,
): Found | null {
  const mark = text[at] ?? ''
  const style = styles[mark]
  if (!style || inside.includes(mark) || !mayOpen(text, at)) return null
  if (at < (hopeless.get(mark) ?? 0)) return null
  const lineEnd = text.indexOf('\n', at)
  const until = lineEnd === -1 ? text.length : lineEnd
  const end = closingOf(text, at, mark, until)
  if (end === null) {
    hopeless.set(mark, until)
    return null
  }
  return {
    node: { kind: style, children: parse(text.slice(at + 1, end), inside + mark) },
    end: end + 1,
  }
}

function mayOpen(text: string, at: number): boolean {
  return isBoundary(text[at - 1]) && isInk(text[at + 1]) && text[at + 1] !== text[at]
}

/** Where the mark closes on its own line; null where it does not. */
function closingOf(text: string, at: number, mark: string, until: number): number | null {
  let end = text.indexOf(mark, at + 2)
  while (end !== -1 && end < until) {
    if (isInk(text[end - 1]) && isBoundary(text[end + 1])) return end
    end = text.indexOf(mark, end + 1)
  }
  return null
}

function isInk(letter: string | undefined): boolean {
  return letter !== undefined && !/\s/u.test(letter)
}

/** Marks open and close beside a space, an end or punctuation: `2*3*4` is no bold three. */
function isBoundary(letter: string | undefined): boolean {
  return letter === undefined || !/[\p{L}\p{N}]/u.test(letter)
}
