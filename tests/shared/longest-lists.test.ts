import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { documentBytes } from '../../shared/domain/office/document-size.ts'
import { decideDocument } from '../../shared/domain/office/documents.ts'
import { decideTopics } from '../../shared/domain/topics/decide-topics.ts'
import { account } from '../support/sample-log.ts'

/** An event with a longer list than its schema allows would stop every console that follows the log. */

const common = { commandId: randomUUID(), issuedAt: 0, basedOn: null }
const listed = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ name: `Item ${place}`, isRetired: false }))

it('a list of fields that would be too long with what it leaves out is not taken', () => {
  const fields = (count: number) =>
    listed(count).map((one) => ({
      ...{ ...one, fieldId: randomUUID(), kind: 'text' as const, help: '', options: [] },
    }))
  const save = (count: number) => {
    const command = { ...common, type: 'save-fields' as const, body: fields(count) }
    const others = { areas: null, wording: null, assignment: null, quadras: null }
    const starting = { ...others, fields: fields(40) }
    return decideDocument('fields', null, command, account(3), starting)
  }
  expect(save(21)).toEqual({ refused: { reason: 'not-understood' } })
  expect(save(20)).toMatchObject({ accepted: [{ type: 'fields-saved' }] })
})

it('nor is one of topics', () => {
  const topics = (count: number) =>
    listed(count).map((one) => ({ ...one, topicId: randomUUID(), area: null }))
  const save = (count: number) => {
    const command = { ...common, type: 'save-topics' as const, topics: topics(count) }
    return decideTopics(null, command, account(3), topics(200))
  }
  expect(save(101)).toEqual({ refused: { reason: 'not-understood' } })
  expect(save(100)).toMatchObject({ accepted: [{ type: 'topics-saved' }] })
})

it('nor is a document that the next change could not bring in one request', () => {
  const areas = (letters: number) =>
    listed(300).map((one) => ({
      ...{ ...one, areaId: randomUUID(), about: 'ã'.repeat(letters), contact: '', days: 20 },
    }))
  const save = (letters: number) => {
    const command = { ...common, type: 'save-areas' as const, body: areas(letters) }
    const starting = { areas: null, fields: null, wording: null, assignment: null, quadras: null }
    return { command, decision: decideDocument('areas', null, command, account(3), starting) }
  }
  expect(save(300).decision).toMatchObject({ accepted: [{ type: 'areas-saved' }] })
  const most = save(340)
  expect(Buffer.byteLength(JSON.stringify(most.command.body))).toBe(
    documentBytes(most.command.body),
  )
  expect(most.decision).toEqual({ refused: { reason: 'not-understood' } })
})
