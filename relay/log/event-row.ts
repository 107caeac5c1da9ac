/** An event as it lies in the store: the envelope's JSON, and apart from it the content's. */
export type EventRow = {
  seq: number
  at: number
  envelope: string
  has_content: number
  content: string | null
}

export const eventColumns = `log.seq, log.at, log.envelope, log.has_content, content.body as content
  from log left join content on content.seq = log.seq`

/**
 * The event on the wire. Put together from the stored JSON, because a console's first replication
 * reads everything: parsing and writing it again would only give the same text.
 */
export function eventJson(row: EventRow): string {
  const content = row.has_content ? `"content":${row.content ?? 'null'},` : ''
  return `{"seq":${row.seq},"at":${row.at},${content}${row.envelope.slice(1)}`
}
