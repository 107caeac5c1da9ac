import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inRoot } from '../../tools/root.ts'
import { acceptancePoints } from '../support/acceptance-points.ts'
import { testsIn } from '../support/test-titles.ts'

/** Section 13 of the Cloud API reference: what a relay must do at the least. */

it('has fifteen points, each in the table once', () => {
  const fifteen = Array.from({ length: 15 }, (_, index) => index + 1)
  expect(acceptancePoints.map(({ point }) => point)).toEqual(fifteen)
})

describe.each(acceptancePoints)('point $point', ({ asks }) => {
  it.each(Object.entries(asks))('%s: is held by tests that are there and run', (_, held) => {
    expect(held.flatMap(([, ...titles]) => titles).length).toBeGreaterThan(0)
    for (const [file, ...titles] of held) {
      const path = `tests/${file}`
      expect(existsSync(inRoot(path)), path).toBe(true)
      const run = testsIn(path).filter(({ isSkipped }) => !isSkipped)
      expect(run.map(({ title }) => title)).toEqual(expect.arrayContaining(titles))
    }
  })
})

describe('tests are found in a source', () => {
  it.each([
    ['tests/relay/section-13.test.ts', 'has fifteen points, each in the table once', false],
    // Standing in a group, with a table, on a condition.
    [
      'tests/relay/webhook-batches.test.ts',
      'the quarantine > takes in a thousand items of one large webhook without holding others up',
      true,
    ],
  ])('%s', (path, title, isSkipped) => {
    expect(testsIn(path)).toContainEqual({ title, isSkipped })
  })
})
