import { createParser } from 'eventsource-parser'

export type StreamedEvent = { id: string | undefined; data: { seq: number; type: string } }

/** Reads server-sent events as they come, until `end` or the other side ends it. */
export function readEventStream(response: Response) {
  const events: StreamedEvent[] = []
  const comments: string[] = []
  const parser = createParser({
    onEvent: ({ id, data }) => events.push({ id, data: JSON.parse(data) }),
    onComment: (comment) => comments.push(comment),
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const ended = (async () => {
    for (;;) {
      // A connection that is cut ends the stream as well as one that is closed.
      const part = await reader?.read().catch(() => null)
      if (!part || part.done) return
      parser.feed(part.value)
    }
  })()
  return {
    events,
    comments,
    /** Resolves when no more can come. */
    ended,
    end: () => reader?.cancel(),
  }
}
