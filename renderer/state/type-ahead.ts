import { afterKey } from './after-key.ts'
import { typeForCanned } from './canned-asked.ts'
import { readTyped } from './canned-sign.ts'
import { isOpen, useConversation } from './conversation.ts'
import { continueDraft, draftAt } from './drafts.ts'

/** Ways to where one writes that have not ended, and what was typed on them. */
let ways = 0
let letters = ''
/** How many were begun, and where the last of those that were has led: a conversation. */
let begun = 0
let destination: string | null = null
/** The conversation that is left on that way, whose composer may have the focus still. */
let left: string | null = null

/**
 * What is typed on a way to where one writes is written there: taking a citizen takes a moment, and
 * hands do not wait for it. Nothing of it is sent by that. Where the way ends at a conversation in
 * which this agent may not write, or she has gone to another one by herself, it was written to nobody.
 * @param way resolves to the conversation that it led to.
 * @param from the conversation that she leaves, if she does.
 * @returns where the way has led.
 */
export async function typingAhead(
  way: Promise<string | null>,
  from: string | null = null,
): Promise<string | null> {
  ways += 1
  begun += 1
  left = from
  destination = null
  const number = begun
  try {
    const to = await way
    if (number === begun) destination = to
    return to
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
  const isThere = view !== null && view.conversationId === destination && view.can.reply
  if (typed === '' || !isThere) return
  const { conversationId } = view
  const { words, query } =
    writing === 'reply'
      ? readTyped(draftAt('reply', conversationId), typed)
      : { words: typed, query: null }
  if (words !== '') continueDraft(writing, conversationId, words)
  if (query !== null) typeForCanned(conversationId, query)
}
