import { SyncError } from './sync-error.ts'

/** Longer than any event can be: a text has at most 4,096 letters. */
const LONGEST_LINE = 1024 * 1024

/** Takes the chunks of an NDJSON body and gives back its lines, as soon as they are whole. */
export type LineSplitter = {
  /** @throws SyncError `line-too-long`. */
  readonly push: (chunk: Uint8Array) => string[]
  /** What comes after the last end of a line: the last line may lack its end. */
  readonly rest: () => string
}

export function createLineSplitter(): LineSplitter {
  const decoder = new TextDecoder()
  let rest = ''
  return {
    push(chunk) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > LONGEST_LINE) throw new SyncError('line-too-long')
      return lines.filter((line) => line !== '')
    },
    rest: () => rest,
  }
}

/**
 * The lines of an NDJSON body, a chunk's worth at a time. Reading waits for the consumer, so a
 * body of any size is never in memory at once.
 * @throws SyncError `line-too-long`; whatever the network throws.
 */
export async function* readLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const splitter = createLineSplitter()
  for await (const chunk of body) {
    const whole = splitter.push(chunk)
    if (whole.length > 0) yield whole
  }
  // One that was cut off is no JSON, and its reader says so.
  if (splitter.rest() !== '') yield [splitter.rest()]
}
