/** An agent from whom an attendance went back to the queue, and when (ms). */
export type GivenBack = { readonly agentId: string; readonly at: number }

/** For so long (ms) no rule gives it to her again: she let it go, or was not there. */
export const REST_MS = 15 * 60_000

const MOST_KEPT = 20

/** @param agentId who held it. */
export function withGivenBack(
  before: readonly GivenBack[] | undefined,
  agentId: string | null,
  at: number,
): readonly GivenBack[] | undefined {
  if (agentId === null) return before
  const others = (before ?? []).filter((each) => each.agentId !== agentId)
  return [...others, { agentId, at }].slice(-MOST_KEPT)
}

/** Whether it came back from her so lately that she is not given it again. */
export function isResting(
  givenBack: readonly GivenBack[] | undefined,
  agentId: string,
  now: number,
): boolean {
  return (givenBack ?? []).some((each) => each.agentId === agentId && now - each.at < REST_MS)
}
