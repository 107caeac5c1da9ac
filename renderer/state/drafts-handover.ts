import { bringBackDraft, dropDrafts, leaveDrafts, type UnsavedDraft } from './drafts.ts'

/** Whose words these are; stays after her session has ended, until another one begins. */
let writer: string | null = null
/** What could not be saved before a session ended, by agent: it comes back when she does. */
const setAside = new Map<string, readonly UnsavedDraft[]>()

/**
 * A session ended (null) or began: the next person at this PC finds nothing of what this one was
 * writing, and she finds all of it when she comes back.
 */
export function handDraftsOver(agentId: string | null): void {
  const unsaved = leaveDrafts(agentId !== null)
  if (writer !== null) setAside.set(writer, [...(setAside.get(writer) ?? []), ...unsaved])
  if (agentId === null) return
  writer = agentId
  const hers = setAside.get(agentId) ?? []
  setAside.delete(agentId)
  for (const draft of hers) bringBackDraft(draft)
}

/** Its citizen had everything erased: of what anybody was writing to her nothing is kept here. */
export function forgetDraftsOf(conversationId: string): void {
  dropDrafts(conversationId)
  for (const [agentId, left] of setAside) {
    setAside.set(
      agentId,
      left.filter((each) => each.conversationId !== conversationId),
    )
  }
}
