import { SyncError } from './sync-error.ts'

/** Longer than any event can be: a text has at most 4,096 letters. */
const LONGEST_LINE = 1024 * 1024

/**
 * The lines of an NDJSON body, a chunk's worth at a time. Reading waits for the consumer, so a
 * body of any size is never in memory at once.
 * @throws SyncError `line-too-long`; whatever the network throws.
 */
export async function* readLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw new SyncError('line-too-long')
    const whole = lines.filter((line) => line !== '')
    if (whole.length > 0) yield whole
  }
  // The last line may lack its end; one that was cut off is no JSON, and its reader says so.
  if (rest !== '') yield [rest]
}
