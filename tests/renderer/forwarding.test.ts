import { beforeEach, expect, test, vi } from 'vitest'
import {
  changeForwardingDraft,
  forgetForwardings,
  recordAnswer,
  useForwarding,
} from '../../renderer/state/forwarding.ts'
import type { Target } from '../../renderer/state/issue.ts'

const issue = vi.hoisted(() => vi.fn())
vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn(), listen: vi.fn() }))
vi.mock('../../renderer/state/issue.ts', () => ({ issue }))

const target: Target = { conversationId: 'c', attendanceId: 'a', seenSeq: 1 }

beforeEach(() => {
  forgetForwardings()
  changeForwardingDraft('answer', 'first', { text: 'Já foi feito.' })
  changeForwardingDraft('answer', 'second', { text: 'Ainda não.' })
})

test('an answer that is recorded leaves its dialog, and one to another question stays', async () => {
  issue.mockResolvedValue(true)
  await recordAnswer(target, 'first', 'Já foi feito.')
  expect(words()).toEqual(['Ainda não.'])
})

test('one that was not queued stays where it is', async () => {
  issue.mockResolvedValue(false)
  await recordAnswer(target, 'first', 'Já foi feito.')
  expect(words()).toEqual(['Já foi feito.', 'Ainda não.'])
})

function words(): string[] {
  return Object.values(useForwarding.getState().drafts).map(({ text }) => text)
}
