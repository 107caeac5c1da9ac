import { describe, expect, test } from 'vitest'
import { ZodError } from 'zod'
import { anyContentSchema } from '../../shared/domain/message-content.ts'
import { eventBodySchema, placeSchema } from '../../shared/events.ts'
import { exactShape, quickReader } from '../../shared/exact-shape.ts'
import * as z from '../../shared/late-zod.ts'
import { messageCases } from '../support/message-cases.ts'
import { fc } from '../support/properties.ts'
import { SampleLog } from '../support/sample-log.ts'

const schema = z.discriminatedUnion(
  'type',
  eventBodySchema.options.map((option) => placeSchema.extend(option.shape)) as never,
)
const isExact = exactShape(schema)

describe('an exact shape', () => {
  test('is what the events of every day have', () => {
    for (const event of examples) expect([event, isExact(event)]).toEqual([event, true])
  })

  test('means that the schema would change nothing, whatever is wrong with a value', () => {
    let exact = 0
    const mutation = fc.record({
      example: fc.constantFrom(...examples),
      place: fc.nat(),
      value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...oddities)),
      way: fc.constantFrom('replace', 'remove', 'add', 'keep'),
    })
    fc.assert(
      fc.property(mutation, ({ example, place, value, way }) => {
        const changed = onTheWire(mutate(onTheWire(example), place, value, way))
        if (!isExact(changed)) return
        exact += 1
        expect(schema.parse(changed)).toEqual(changed)
      }),
      { numRuns: 5000, seed: 20_261_125 },
    )
    expect(exact).toBeGreaterThan(1000)
  })

  test.each([
    ['a transformation', z.string().transform((text) => text.trim())],
    ['a default', z.object({ a: z.number().default(1) })],
    ['a refinement', z.string().refine((text) => text !== 'x')],
    ['a limit that is not known here', z.string().max(3)],
    ['a loose object', z.object({ a: z.string() }).loose()],
    ['a list that may not be long', z.array(z.number()).max(3)],
  ])('is never seen through %s', (_, unusual) => {
    expect([{}, { a: 'b' }, 'ab', 1, []].some(exactShape(unusual))).toBe(false)
  })
})

describe('a quick reader', () => {
  const read = quickReader(anyContentSchema)

  test('hands back what is whole as it is, and all else as the schema reads it', () => {
    for (const [, , content] of messageCases) {
      expect(read(content)).toEqual(anyContentSchema.parse(content))
    }
    const whole = { kind: 'text', text: 'Bom dia' }
    expect(read(whole)).toBe(whole)
    expect(read({ ...whole, later: 1 })).toEqual(whole)
    expect(read(null)).toBe(null)
    expect(read({ kind: 'hologram' })).toEqual({ kind: 'unknown', whatsappType: 'hologram' })
    expect(read({ kind: 'text', text: 1 })).toEqual({ kind: 'unknown', whatsappType: 'text' })
  })

  test('throws what the schema throws', () => {
    expect(() => quickReader(placeSchema)({ seq: 0, at: 1 })).toThrow(ZodError)
  })
})

const oddities = [-1, -0, 1.5, 1e300, '', '__proto__', 'text', null, true, [], {}, [{}], 'null']

const examples: readonly object[] = everyday()

function everyday(): object[] {
  const log = new SampleLog()
  for (const [, , content] of messageCases) log.receive(1, content)
  log.receive(1, 'encaminhada', { provenance: { forwarded: 'once', referral: null } })
  log.ask(1, 1, { type: 'claim-attendance' })
  log.ask(1, 1, { type: 'add-note', noteId: crypto.randomUUID(), text: 'ver a área' })
  const messageId = crypto.randomUUID()
  log.ask(1, 1, { type: 'send-reply', messageId, text: 'Já vamos.', replyTo: null })
  for (const step of ['attempted', 'accepted', 'sent', 'read', 'failed', 'unknown']) {
    log.progress(1, step)
  }
  log.writeOnPhone(1, 'do celular')
  const toAgentId = crypto.randomUUID()
  log.ask(1, 1, { type: 'transfer-attendance', toAgentId })
  log.ask(3, 1, { type: 'close-attendance' })
  log.ask(1, 1, { type: 'reopen-attendance' })
  log.append({ type: 'withheld' })
  return log.events.map(onTheWire)
}

function onTheWire(value: object): object {
  return JSON.parse(JSON.stringify(value))
}

/** Changes one place, somewhere inside. */
function mutate(value: object, place: number, by: unknown, way: string): object {
  const target = placesOf(value)[place % placesOf(value).length]
  if (!target || way === 'keep') return value
  const { holder, key } = target
  if (way === 'replace') holder[key] = by
  if (way === 'remove') delete holder[key]
  if (way === 'add') holder[Array.isArray(holder) ? holder.length : `${key}x`] = by
  return value
}

type Place = { holder: Record<string | number, unknown>; key: string }

function placesOf(value: object): Place[] {
  return Object.entries(value).flatMap(([key, inner]) => [
    { holder: value as Record<string, unknown>, key },
    ...(typeof inner === 'object' && inner !== null ? placesOf(inner) : []),
  ])
}
