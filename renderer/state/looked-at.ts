/** What has been asked about once, by conversation: nobody is held up twice for the same words. */
const lookedAt = new Map<string, Set<string>>()

export function wasLookedAt(conversationId: string, words: string): boolean {
  return lookedAt.get(conversationId)?.has(words) ?? false
}

export function looksAt(conversationId: string, words: readonly string[]): void {
  const before = lookedAt.get(conversationId) ?? new Set()
  lookedAt.set(conversationId, new Set([...before, ...words]))
}

/** The session has ended: names stand in it. */
export function forgetLookedAt(): void {
  lookedAt.clear()
}
