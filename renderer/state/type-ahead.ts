import { afterKey } from './after-key.ts'
import { isOpen, useConversation } from './conversation.ts'
import { continueDraft } from './drafts.ts'

/** Ways to where one writes that have not ended, and what was typed on them. */
let ways = 0
let letters = ''
/** The conversation that is left on that way, whose composer may have the focus still. */
let left: string | null = null

/**
 * What is typed on a way to where one writes is written there: taking a citizen takes a moment, and
 * hands do not wait for it. Nothing of it is sent by that. Where the way ends at a conversation in
 * which this agent may not write, it was written to nobody.
 * @param from the conversation that she leaves, if she does.
 */
export async function typingAhead<T>(way: Promise<T>, from: string | null = null): Promise<T> {
  ways += 1
  left = from
  try {
    return await way
  } finally {
    // After the frame in which the field takes the focus.
    requestAnimationFrame(arrive)
  }
}

/** She goes elsewhere: what was typed was for whom she wanted to go to before. */
export function forgetAhead(): void {
  letters = ''
}

export function isOnTheWay(): boolean {
  return ways > 0
}

/** The conversation on the screen is one that she is leaving: its composer is not where she writes. */
export function isLeaving(): boolean {
  return ways > 0 && left !== null && isOpen(left)
}

/** @returns whether the key is kept for where she is going. Enter breaks the line there. */
export function writeAhead(key: string): boolean {
  if (!isOnTheWay()) return false
  const next = key === 'Enter' ? letters && `${letters}\n` : afterKey(letters, key)
  if (next !== null) letters = next
  return next !== null
}

function arrive(): void {
  ways -= 1
  if (ways > 0) return
  const typed = letters
  letters = ''
  const { view, writing } = useConversation.getState()
  if (typed !== '' && view?.can.reply) continueDraft(writing, view.conversationId, typed)
}
