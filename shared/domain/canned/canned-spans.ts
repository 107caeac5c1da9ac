/**
 * A stretch of a draft that stands as its canned reply says it. What is between is the agent's.
 * `replyId` null: it came from an answer that was given before.
 */
export type CannedSpan = {
  readonly replyId: string | null
  readonly start: number
  readonly end: number
}

/**
 * Where the spans stand after one edit of the draft: what was typed over is the agent's own, and a
 * span that was written into becomes two. Which letters were typed follows from the two texts.
 */
export function followEdit(
  spans: readonly CannedSpan[],
  before: string,
  after: string,
): readonly CannedSpan[] {
  if (spans.length === 0 || before === after) return spans
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let kept = 0
  while (kept < shorter - start && before.at(-1 - kept) === after.at(-1 - kept)) kept += 1
  const end = before.length - kept
  return withoutStretch(spans, start, end, after.length - before.length)
}

/** Something of `length` letters was put in at `at`, in place of what stood up to `until`. */
export function putIn(
  spans: readonly CannedSpan[],
  {
    at,
    until,
    length,
    replyId,
  }: { at: number; until: number; length: number; replyId: string | null },
): readonly CannedSpan[] {
  const others = withoutStretch(spans, at, until, length - (until - at))
  return [...others, { replyId, start: at, end: at + length }].toSorted(
    (one, other) => one.start - other.start,
  )
}

/** @param moved by how much what stands behind the stretch moves. */
function withoutStretch(spans: readonly CannedSpan[], start: number, end: number, moved: number) {
  return spans.flatMap((span) => [
    ...within({ ...span, end: Math.min(span.end, start) }),
    ...within({ ...span, start: Math.max(span.start, end) + moved, end: span.end + moved }),
  ])
}

function within(span: CannedSpan): CannedSpan[] {
  return span.start < span.end ? [span] : []
}
