import { describe, expect, it } from 'vitest'
import { decideCanned } from '../../shared/domain/canned/decide-canned.ts'
import { decide } from '../../shared/domain/decide.ts'
import {
  ambiguousName,
  type Field,
  fieldPlaceholders,
} from '../../shared/domain/fields/field-list.ts'
import { shownValue, tidyValue } from '../../shared/domain/fields/field-value.ts'
import { admin, ana, attendanceId, conversationId, heldByAna, id, NOON } from '../support/cases.ts'
import { sampleReply, saveReply } from '../support/sample-canned.ts'

function field(number: number, overrides: Partial<Field> = {}): Field {
  return {
    ...{ fieldId: `00000000-0000-4000-8000-0000000000c${number}`, name: `Campo ${number}` },
    ...{ kind: 'text', help: '', options: [], isRetired: false },
    ...overrides,
  }
}

const course = field(1, { name: 'Curso' })
const shift = field(2, { name: 'Turno', kind: 'choice', options: ['Manhã', 'Noite'] })
const old = field(3, { isRetired: true })

describe('a value of a field', () => {
  it.each([
    ['text', ' Física\n', 'Física'],
    ['text', '  ', null],
    ['number', '3,5', '3,5'],
    ['number', 'três', undefined],
    ['date', '2026-02-28', '2026-02-28'],
    ['date', '2026-02-30', undefined],
    ['choice', 'Noite', 'Noite'],
    ['choice', 'noite', undefined],
  ] as const)('%s: %j is kept as %j', (kind, typed, kept) => {
    expect(tidyValue({ kind, options: shift.options }, typed)).toBe(kept)
  })

  it('of a date is read by day, month and year', () => {
    expect(shownValue({ kind: 'date' }, '2026-11-29')).toBe('29/11/2026')
    expect(shownValue({ kind: 'text' }, '2026-11-29')).toBe('2026-11-29')
  })
})

describe('filling fields', () => {
  const fill = (values: Record<string, string | null>, actor = ana) =>
    decide(
      heldByAna,
      {
        ...{ type: 'save-citizen-fields', commandId: id('9'), conversationId, attendanceId },
        ...{ issuedAt: NOON, seenSeq: 7, values },
      },
      {
        ...{ actor, now: NOON, findAgent: () => null },
        findField: (fieldId) => [course, shift, old].find((one) => one.fieldId === fieldId) ?? null,
      },
    )

  it('writes down only what is named, as it is kept', () => {
    expect(fill({ [course.fieldId]: ' Física ', [shift.fieldId]: '' })).toMatchObject({
      accepted: [
        {
          type: 'citizen-fields-saved',
          content: { values: { [course.fieldId]: 'Física', [shift.fieldId]: null } },
        },
      ],
    })
    expect(fill({})).toEqual({ accepted: [] })
  })

  it('says what it does not take', () => {
    expect(fill({ [shift.fieldId]: 'Tarde' })).toEqual({
      refused: { reason: 'field-value-wrong', name: 'Turno' },
    })
    expect(fill({ [old.fieldId]: 'x' })).toEqual({ refused: { reason: 'unknown-field' } })
    expect(fill({ [old.fieldId]: null })).toMatchObject({ accepted: [{}] })
    expect(fill({ [id('8')]: 'x' })).toEqual({ refused: { reason: 'unknown-field' } })
    expect(fill({ [course.fieldId]: 'x' }, admin)).toEqual({ refused: { reason: 'not-permitted' } })
  })
})

describe('in canned replies', () => {
  it('a field in use is named by its placeholder, one that is off the list is not', () => {
    const save = (text: string, fields: readonly Field[]) =>
      decideCanned(null, saveReply(sampleReply({ text })), ana, fieldPlaceholders(fields))
    expect(save('{{curso}}', [course])).toHaveProperty('accepted')
    expect(save('{{curso}}', [{ ...course, isRetired: true }])).toEqual({
      refused: { reason: 'canned-text-wrong' },
    })
  })

  it('no two can be mistaken for one another, nor for one that every desk has', () => {
    expect(ambiguousName([course, shift])).toBeNull()
    expect(ambiguousName([course, field(4, { name: 'cúrso' })])).toBe('cúrso')
    expect(ambiguousName([field(4, { name: 'Área' })])).toBe('Área')
    expect(ambiguousName([course, { ...course, isRetired: true }])).toBeNull()
  })
})
