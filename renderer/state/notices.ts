import { create } from 'zustand'
import type { Refusal } from '../../shared/commands.ts'
import type { Happened } from '../../shared/domain/desk-notices.ts'
import type { WhyKept } from '../../shared/ipc/notice-reply.ts'

/** What a person has to know at once and can put away: a refusal, or a defect of the console. */
export type Notice =
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'already-sent' }
  | { kind: 'not-found' }
  | { kind: 'nobody-waits' }
  /** A key found nothing to do: what it is for, and why not. */
  | { kind: 'nothing-to-do'; what: KeyedAct; why: WhyNothing }
  | { kind: 'attendance-copied' }
  | { kind: 'suggestions-off' }
  | { kind: 'wipe-unfinished' }
  | { kind: 'receiving-offline' | 'receiving-not-permitted' }
  /** Attendances came to her, by a rule or a colleague; `name`: the first citizen's. */
  | { kind: 'given'; count: number; name: string | null }
  /** Colleagues name her in notes. */
  | { kind: 'mentioned'; happened: Happened }
  /** What she wrote in a notice of the system has not left: it is a draft; `name`: the citizen's. */
  | { kind: 'reply-kept'; name: string | null; because: WhyKept }
  | { kind: 'reply-erased' }
  | { kind: 'defect' }

/** `suggestions`: of replies that were given before. */
export type KeyedAct =
  | 'react'
  | 'quote'
  | 'suggestions'
  | 'canned'
  | 'record'
  | 'topic'
  | 'forward'
  | 'snooze'
  | 'template'

/**
 * `closed`: nobody can write to her here and now; `not-hers`: it is for who attends; `off`: by the agent's
 * own setting.
 */
export type WhyNothing = 'no-conversation' | 'closed' | 'not-hers' | 'none' | 'off'

/** `times`: how often it was said while it stood. */
type ShownNotice = { id: number; notice: Notice; times: number }

const MOST = 3

export const useNotices = create<{ notices: ShownNotice[] }>()(() => ({ notices: [] }))

let nextId = 1

/** What stands there already is said once more in its place: two that say the same tell less than one. */
export function notify(notice: Notice): void {
  const id = nextId++
  useNotices.setState(({ notices }) => {
    const same = notices.find((shown) => isSame(shown.notice, notice))
    const others = notices.filter((shown) => shown !== same)
    const times = (same?.times ?? 0) + 1
    return { notices: [...others, { id, notice, times }].slice(-MOST) }
  })
}

/** Plain data, whose parts are always written in the same order. */
function isSame(one: Notice, other: Notice): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((shown) => shown.id !== id) }))
}

/** What names a citizen and leads to her: she was erased, or whoever it was for has gone (`null`: all). */
export function dismissMentions(conversationId: string | null): void {
  useNotices.setState(({ notices }) => ({
    notices: notices.filter(({ notice }) => !isMentionIn(notice, conversationId)),
  }))
}

function isMentionIn(notice: Notice, conversationId: string | null): boolean {
  if (notice.kind !== 'mentioned') return false
  const { happened } = notice
  return (
    conversationId === null ||
    (happened.kind === 'mentioned' && happened.conversationId === conversationId)
  )
}

/** For what a click started: whatever goes wrong in it is said on the screen, never swallowed. */
export function reportDefects(work: Promise<unknown>): void {
  work.catch(() => notify({ kind: 'defect' }))
}
