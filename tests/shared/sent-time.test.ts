import { expect, test } from 'vitest'
import { timelineMoment } from '../../shared/domain/sent-time.ts'

test('within one second the order of the log decides, since WhatsApp tells only seconds', () => {
  const question = timelineMoment(Date.UTC(2026, 10, 23, 12, 0, 5))
  const answer = timelineMoment(Date.UTC(2026, 10, 23, 12, 0, 5, 900))
  expect(answer).toBe(question)
})
