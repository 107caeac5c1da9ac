import type { MentionView } from '../ipc/mentions.ts'
import type { Preferences } from './preferences.ts'

/** What an agent is told of while she looks elsewhere: decided here, shown by the screen's system. */

export type Happened =
  | { readonly kind: 'message' | 'handed' | 'failed'; readonly conversationId: string }
  /** A colleague's note names her; `by`: the colleague. */
  | {
      readonly kind: 'mentioned'
      readonly conversationId: string
      readonly noteId: string
      readonly by: string
      readonly citizenName: string | null
    }
  /** In so many conversations at once; `by`: null where several colleagues do. */
  | { readonly kind: 'mentions'; readonly count: number; readonly by: string | null }
  /** Somebody more waits than before. */
  | { readonly kind: 'queue' }

/** One of the conversations that she attends. */
export type Watched = {
  readonly conversationId: string
  /** The citizen's messages that she has not read. */
  readonly unread: number
  /** When the citizen spoke last (ms); null where the last word is the desk's, or is covered. */
  readonly saidAt: number | null
  /** Replies that failed and of which nobody has decided. */
  readonly failed: number
}

export type WatchedDesk = {
  readonly mine: readonly Watched[]
  /** `mine` are all of hers. */
  readonly whole: boolean
  readonly waiting: number
}

/** What she looks at. */
export type Looking = {
  readonly inFront: boolean
  /** The conversation that is open. */
  readonly openId: string | null
}

export type NoticeChoice = Pick<Preferences, 'notices' | 'quiet'>

/**
 * What happened between two looks at her desk, at most one thing of each conversation.
 * @param takenHere conversations that she took to herself: they were not handed to her.
 */
export function whatHappened(
  before: WatchedDesk,
  now: WatchedDesk,
  takenHere: ReadonlySet<string>,
): Happened[] {
  const known = new Map(before.mine.map((each) => [each.conversationId, each]))
  const ofMine = now.mine.flatMap((each): Happened[] => {
    const { conversationId } = each
    const earlier = known.get(conversationId)
    if (earlier) {
      const kind = whatIsNew(earlier, each)
      return kind ? [{ kind, conversationId }] : []
    }
    // One that the page before did not reach was hers already.
    const isHanded = before.whole && !takenHere.has(conversationId)
    return isHanded ? [{ kind: 'handed', conversationId }] : []
  })
  return now.waiting > before.waiting ? [...ofMine, { kind: 'queue' }] : ofMine
}

function whatIsNew(earlier: Watched, now: Watched): 'message' | 'failed' | null {
  if (now.failed > earlier.failed) return 'failed'
  if (now.unread === 0) return null
  const saidMore = now.saidAt !== null && now.saidAt > (earlier.saidAt ?? 0)
  return now.unread > earlier.unread || saidMore ? 'message' : null
}

/** Notes that came together: told by its place where it is one conversation, else counted. */
export function mentionsAsOne(mentions: readonly MentionView[]): Happened | null {
  const [first] = mentions
  if (first === undefined) return null
  const { conversationId, noteId, by, citizenName } = first
  const count = new Set(mentions.map((each) => each.conversationId)).size
  const isOfOne = mentions.every((each) => each.by.agentId === by.agentId)
  return count === 1
    ? { kind: 'mentioned', conversationId, noteId, by: by.name, citizenName }
    : { kind: 'mentions', count, by: isOfOne ? by.name : null }
}

const wishes = {
  ...({ message: 'messages', handed: 'handed', failed: 'failed', queue: 'queue' } as const),
  ...({ mentioned: 'mentions', mentions: 'mentions' } as const),
}

export type NoticeMoment = {
  /** Whether the organisation attends now; null where it has not said when. */
  readonly isOfficeOpen: boolean | null
  /** She has asked to be left in peace. */
  readonly isQuiet: boolean
}

export function isTold(
  happened: Happened,
  { notices, quiet }: NoticeChoice,
  looking: Looking,
  { isOfficeOpen, isQuiet }: NoticeMoment,
): boolean {
  if (isQuiet || !notices[wishes[happened.kind]]) return false
  if (quiet.outsideHours && isOfficeOpen === false) return false
  return !isBeforeHer(happened, looking)
}

/** She has seen to it, or it is nothing of hers any more. */
export function isOver(happened: Happened, desk: WatchedDesk, looking: Looking): boolean {
  if (isBeforeHer(happened, looking)) return true
  if (happened.kind === 'queue') return desk.waiting === 0
  // A reply that failed is hers whoever attends now, and so is a note to her.
  if (happened.kind !== 'message' && happened.kind !== 'handed') return false
  const { conversationId } = happened
  const watched = desk.mine.find((each) => each.conversationId === conversationId)
  if (watched === undefined) return desk.whole
  return happened.kind === 'message' && watched.unread === 0
}

function isBeforeHer(happened: Happened, { inFront, openId }: Looking): boolean {
  if (happened.kind === 'mentions') return false
  return inFront && (happened.kind === 'queue' || happened.conversationId === openId)
}
