import { describe, expect, test } from 'vitest'
import { z as zod } from 'zod'
import * as z from '../../shared/late-zod.ts'

/** How many schemas zod makes meanwhile. */
async function madeBy(work: () => unknown): Promise<number> {
  let made = 0
  zod.config({
    postProcessor: () => {
      made += 1
    },
  })
  try {
    await work()
  } finally {
    zod.config({ postProcessor: undefined })
  }
  return made
}

const person = () =>
  z.object({
    name: z.string().trim().min(1).max(5),
    role: z.enum(['agent', 'admin']).optional(),
    seen: z.array(z.int().nonnegative()).max(2),
    where: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('desk') }),
      z.object({ kind: z.literal('phone'), number: z.string().nullable().catch(null) }),
    ]),
  })

describe('a late schema', () => {
  test('is not made by being written down, extended or looked into, and once by being read with', async () => {
    const schema = person().extend({ id: z.uuid() })
    const look = () => [schema.shape.where.options[1].shape.kind.value, schema.shape.role]
    expect(await madeBy(look)).toBe(0)
    expect(look()[0]).toBe('phone')
    expect(await madeBy(() => schema.safeParse({}))).toBeGreaterThan(10)
    expect(await madeBy(() => schema.safeParse({}))).toBe(0)
  })

  test('reads what the schema of zod reads', () => {
    const whole = { name: 'Ana', seen: [1], where: { kind: 'phone', number: '1' } }
    expect(person().parse({ ...whole, name: ' Ana ', more: 1 })).toEqual(whole)
    expect(person().parse({ ...whole, where: { kind: 'phone', number: 1 } }).where).toEqual({
      ...{ kind: 'phone', number: null },
    })
    const wrong = { name: 'Ana Maria', role: 'boss', seen: [1, 2, 3], where: { kind: 'boat' } }
    const { error } = person().safeParse(wrong)
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['name', 'role', 'seen', 'where.kind']),
    )
    expect(person().array().default([]).parse(undefined)).toEqual([])
    expect(person().omit({ where: true, seen: true }).parse({ name: 'Ana' })).toEqual({
      name: 'Ana',
    })
  })

  test('stands in a schema of zod itself, and does all else that one does', async () => {
    const real = zod.object({ who: person(), at: z.iso.date().nullable() })
    const who = { name: 'Ana', seen: [], where: { kind: 'desk' } }
    expect(real.parse({ who, at: '2026-11-30' })).toEqual({ who, at: '2026-11-30' })
    expect(real.safeParse({ who, at: 'hoje' }).success).toBe(false)
    expect(await person().parseAsync(who)).toEqual(who)
    expect(person() instanceof zod.ZodType).toBe(true)
    expect(person().keyof().options).toEqual(['name', 'role', 'seen', 'where'])
  })
})

test('a console that starts makes no schema', async () => {
  expect(await madeBy(() => import('../../main/console.ts'))).toBe(0)
})
