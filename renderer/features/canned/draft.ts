import {
  type CannedReply,
  type CannedScope,
  cannedReplySchema,
  parseReplyText,
} from '../../../shared/domain/canned/canned-reply.ts'
import type { CannedReplyView } from '../../../shared/ipc/canned.ts'
import type { Texts } from '../../texts/pt-br.ts'

/** A canned reply as it is being written, and what its writer had before her. */
export type Draft = Pick<CannedReplyView, 'reply' | 'basedOn'>

export function newDraft(): Draft {
  const scope: CannedScope = 'team'
  const empty = { shortcut: '', text: '', area: null, validFrom: null, validUntil: null }
  return { reply: { replyId: crypto.randomUUID(), scope, ...empty }, basedOn: null }
}

export function draftOf({ reply, basedOn }: CannedReplyView): Draft {
  return { reply, basedOn }
}

/** As it would be kept: without space around its words, and nothing where nothing was written. */
export function trimmed(reply: CannedReply): CannedReply {
  return {
    ...reply,
    shortcut: reply.shortcut.trim(),
    text: reply.text.trim(),
    area: reply.area?.trim() || null,
  }
}

export type Problems = { shortcut?: string; text?: string; dates?: string }

/** What keeps it from being saved, by field. */
export function problemsOf(
  reply: CannedReply,
  { canned }: Texts,
  fields: ReadonlySet<string>,
): Problems {
  const words = canned.manager
  const { shortcut, text, validFrom, validUntil } = trimmed(reply)
  const parsed = parseReplyText(text, fields)
  return {
    ...(shortcut === '' && { shortcut: words.missing.shortcut }),
    ...(text === '' && { text: words.missing.text }),
    ...('wrong' in parsed && { text: words.wrong[parsed.wrong.problem](parsed.wrong.name) }),
    ...(validFrom !== null &&
      validUntil !== null &&
      validUntil < validFrom && { dates: words.dates }),
  }
}

export function maySave(reply: CannedReply, texts: Texts, fields: ReadonlySet<string>): boolean {
  const isWhole = cannedReplySchema.safeParse(trimmed(reply)).success
  return isWhole && Object.keys(problemsOf(reply, texts, fields)).length === 0
}
