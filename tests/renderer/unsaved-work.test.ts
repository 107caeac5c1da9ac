import { expect, test } from 'vitest'
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
