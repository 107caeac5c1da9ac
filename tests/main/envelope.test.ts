import { describe, expect, test } from 'vitest'
import { envelopeJson } from '../../main/replica/envelope.ts'
import { readEvent } from '../../main/sync/read-event.ts'
import type { LogEvent, UnknownEvent } from '../../shared/events.ts'
import { townLog } from '../bench/town-log.ts'
import { dayOfEight } from '../support/day-of-eight.ts'

/** An envelope as it is kept of an event that came as a text. */
function kept(json: string): unknown {
  const parsed = readEvent(json)
  const event = ((parsed.known ? parsed.original : null) ?? parsed.event) as Whole
  const content = event.content === undefined || event.content === null ? null : event.content
  return JSON.parse(envelopeJson(parsed, event, content && JSON.stringify(content)))
}

type Whole = UnknownEvent & { content?: unknown }

function rest(event: object): unknown {
  const { seq, at, type, content, ...others } = event as Whole
  return others
}

const events: LogEvent[] = [
  ...townLog(60),
  ...dayOfEight().parsed.flatMap(({ known, event }) => (known ? event : [])),
]

const said = {
  ...{ seq: 7, at: 1000, type: 'note-added', conversationId: id('c'), attendanceId: id('b') },
  ...{ agentId: id('a'), commandId: id('f'), noteId: id('e') },
  content: { text: '"content":{"type":"note-added"}, "seq":7' },
}

/** Content before the type, as the relay sends it. */
function asTheRelaySends({ seq, at, ...others }: LogEvent): string {
  const { content, ...envelope } = { content: undefined, ...others }
  return JSON.stringify({ seq, at, ...(content !== undefined && { content }), ...envelope })
}

describe('the envelope of a line', () => {
  test('is all but place, type and content, in whatever order they come', () => {
    for (const event of events) {
      expect(kept(JSON.stringify(event))).toEqual(rest(event))
      expect(kept(asTheRelaySends(event))).toEqual(rest(event))
      expect(kept(JSON.stringify(event, null, 1))).toEqual(rest(event))
    }
  })

  test('is cut out of it, not written again', () => {
    const [attempted] = events.filter(({ type }) => type === 'send-attempted')
    if (!attempted) throw new Error('nothing was sent')
    const odd = JSON.stringify(attempted).replace('"attempt":1', '"attempt":1.0')
    const parsed = readEvent(odd)
    const envelope = envelopeJson(parsed, parsed.event, null)
    expect(envelope).toContain('"attempt":1.0')
  })

  test.each([
    ['is said twice', (json: string) => json.replace(/}$/, ',"content":{"text":"b"}}')],
    [
      'is said twice in the same words',
      (json: string) => json.replace(/}$/, `,"content":${JSON.stringify(said.content)}}`),
    ],
    ['is written otherwise', (json: string) => json.replace('{"text":', '{ "text" : ')],
    [
      'is in a member of another name',
      (json: string) => json.replace('"content"', '"\\u0063ontent"'),
    ],
  ])('holds no content that %s', (_, change) => {
    expect(kept(change(JSON.stringify(said)))).toEqual(rest(said))
  })
})

function id(kind: string): string {
  return `${kind}0000000-0000-4000-8000-000000000001`
}
