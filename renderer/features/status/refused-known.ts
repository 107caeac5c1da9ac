/**
 * Of how many refused commands she knows without being told here: those of the conversation in which she
 * was, which tells of them itself. Leaving it again is no news.
 * @param before what this said last; 0 at first.
 */
export function refusedKnown(
  before: number,
  { refused, isOpen }: { refused: number; isOpen: boolean },
): number {
  return isOpen ? refused : Math.min(before, refused)
}
