/**
 * Writes on the main thread hold it for about so long; the screen's calls come in between. A quarter of
 * a frame, because one that is unlucky takes three times as long.
 */
const SLICE_MS = 4
const SMALLEST = 16
const LARGEST = 2000

/**
 * Hands many items to `work` in slices of about 4 ms, letting the event loop turn after each. The
 * size follows the speed that was seen.
 * @param between what else is done after each, in turns of its own.
 */
export function createSlicer(
  between?: () => Promise<void>,
): <T>(items: readonly T[], work: (slice: readonly T[]) => void) => Promise<void> {
  // What is done for the first time takes long: statements are prepared, and nothing has been compiled.
  let size = 1
  return async (items, work) => {
    for (let start = 0; start < items.length; ) {
      const slice = items.slice(start, start + size)
      start += slice.length
      const began = performance.now()
      work(slice)
      size = nextSize(size, slice.length, performance.now() - began)
      await turn()
      await between?.()
    }
  }
}

/** At most doubles, so that one lucky slice does not make the next one long. */
function nextSize(size: number, done: number, tookMs: number): number {
  const fitting = Math.floor((done * SLICE_MS) / Math.max(tookMs, 0.1))
  if (done < size && fitting > size) return size
  return Math.min(Math.max(fitting, SMALLEST), size * 2, LARGEST)
}

/** Lets everything that waits in the event loop have its turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
