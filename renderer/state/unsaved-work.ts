/**
 * What somebody was writing for all, by the name of its form: closing the window over the desk, or a
 * lock, loses none of it. It is in memory alone, and goes when somebody else begins a session.
 */
const kept = new Map<string, unknown>()

/** Whose it is; stays after her session has ended, until another one begins. */
let writer: string | null = null

/** @returns what was being written in a form of that name when it was closed; null for nothing. */
export function unsavedWork<Work>(name: string): Work | null {
  return (kept.get(name) as Work | undefined) ?? null
}

/** @param work null: there is nothing that is not saved. */
export function keepWork(name: string, work: unknown): void {
  if (work === null) kept.delete(name)
  else kept.set(name, work)
}

/** Its writer wants nothing of it kept. */
export function forgetWork(): void {
  kept.clear()
}

/** A session ended (null) or began. */
export function handWorkOver(agentId: string | null): void {
  if (agentId === null || agentId === writer) return
  writer = agentId
  kept.clear()
}
