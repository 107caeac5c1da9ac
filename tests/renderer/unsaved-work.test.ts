import { expect, test } from 'vitest'
import { newDraft } from '../../renderer/features/canned/draft.ts'
import { keepNew, nameSoFar, unsavedNew } from '../../renderer/features/canned/unsaved-new.ts'
import {
  forgetWork,
  handWorkOver,
  keepWork,
  unsavedWork,
} from '../../renderer/state/unsaved-work.ts'

test('what was not saved is there when its window opens again, also after a lock, and for its writer alone', () => {
  handWorkOver('ana')
  keepWork('topics', ['Poda'])
  expect(unsavedWork('topics')).toEqual(['Poda'])
  handWorkOver(null)
  handWorkOver('ana')
  expect(unsavedWork('topics')).toEqual(['Poda'])
  keepWork('hours', { steps: [] })
  keepWork('topics', null)
  expect(unsavedWork('topics')).toBeNull()
  handWorkOver(null)
  handWorkOver('bruno')
  expect(unsavedWork('hours')).toBeNull()
})

test('who has everything of hers taken from this PC finds nothing of it when she is back', () => {
  handWorkOver('ana')
  keepWork('topics', ['Poda'])
  forgetWork()
  handWorkOver(null)
  handWorkOver('ana')
  expect(unsavedWork('topics')).toBeNull()
})

test('of several new canned replies that were begun each can be gone on with, until it is saved', () => {
  const [one, other] = [newDraft(), newDraft()]
  keepNew(one, true)
  keepWork(one.reply.replyId, { ...one.reply, shortcut: 'vacina' })
  keepNew(other, true)
  keepWork(other.reply.replyId, { ...other.reply, text: 'Bom dia' })
  keepNew(one, true)
  expect(unsavedNew().map(nameSoFar)).toEqual(['vacina', 'Bom dia'])
  keepNew(one, false)
  expect(unsavedNew()).toEqual([other])
  keepNew(other, false)
  expect(unsavedNew()).toEqual([])
})
