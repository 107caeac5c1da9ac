import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { call, listen } from '../../renderer/bridge.ts'
import { saveAllDrafts, useDrafts, writeDraft } from '../../renderer/state/drafts.ts'
import { handDraftsOver } from '../../renderer/state/drafts-handover.ts'
import { useExporting } from '../../renderer/state/exporting.ts'
import { dismissMentions, notify, useNotices } from '../../renderer/state/notices.ts'
import { returnQuote, useQuoting } from '../../renderer/state/quoting.ts'
import { offerBack, useRemovedFile } from '../../renderer/state/removed-file.ts'
import { startState } from '../../renderer/state/start.ts'
import { forgetTaken, takenHere } from '../../renderer/state/taken.ts'
import type { AttendanceRecord } from '../../shared/ipc/attendance-record.ts'
import type { Push } from '../../shared/ipc/pushes.ts'

/** What the console tells a page that it must not, or must, remember. */

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn(), listen: vi.fn(), shell: null }))

const asked = vi.mocked(call)
let hear: (push: Push) => void

beforeAll(() => {
  const page = { addEventListener: vi.fn(), querySelector: () => null }
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', page)
  vi.useFakeTimers()
  startState()
  hear = vi.mocked(listen).mock.calls[0]?.[0].onPush ?? (() => {})
})

beforeEach(() => {
  asked.mockReset()
  asked.mockResolvedValue({ outcome: 'saved' })
  handDraftsOver('ana')
})

const erased = (...conversationIds: string[]) =>
  hear({ name: 'citizens-erased', payload: { conversationIds } })

test('what was being written to somebody who is erased leaves the page, and is saved nowhere', async () => {
  writeDraft('reply', 'hers', 'o seu laudo')
  writeDraft('note', 'hers', 'ligou ontem')
  writeDraft('reply', 'another', 'Bom dia')
  returnQuote('hers', { messageId: 'm', whatsappId: 'w', from: 'citizen', content: null } as never)
  offerBack('hers', new File(['x'], 'laudo.pdf'))
  asked.mockClear()
  erased('hers')
  expect(useDrafts.getState()).toEqual({ reply: { another: 'Bom dia' }, note: {} })
  expect(useQuoting.getState().byConversation).toEqual({})
  expect(useRemovedFile.getState().removed).toBeNull()
  await vi.advanceTimersByTimeAsync(1000)
  await saveAllDrafts()
  expect(asked.mock.calls).toEqual([['save-draft', { conversationId: 'another', text: 'Bom dia' }]])
})

test('nor does it wait for its writer to come back', async () => {
  asked.mockRejectedValue(new Error('signed out'))
  writeDraft('reply', 'hers', 'o seu laudo')
  await saveAllDrafts()
  handDraftsOver(null)
  handDraftsOver('bruno')
  erased('hers')
  handDraftsOver('ana')
  expect(useDrafts.getState().reply).toEqual({})
})

test('nor is what was read of her saved or printed any more', () => {
  const record = { protocol: '2026-000001' } as AttendanceRecord
  useExporting.setState({ conversationId: 'hers', record })
  erased('another')
  expect(useExporting.getState().record).toBe(record)
  erased('hers')
  expect(useExporting.getState()).toEqual({ conversationId: null, record: null })
})

test('nor is a note about her pointed out any more', () => {
  const mentionIn = (conversationId: string) => ({
    kind: 'mentioned' as const,
    happened: {
      ...{ kind: 'mentioned' as const, conversationId, noteId: 'n' },
      ...{ by: 'Bruno', citizenName: 'Bia' },
    },
  })
  useNotices.setState({ notices: [] })
  notify(mentionIn('hers'))
  notify(mentionIn('another'))
  erased('hers')
  expect(useNotices.getState().notices.map(({ notice }) => notice)).toEqual([mentionIn('another')])
  dismissMentions(null)
  expect(useNotices.getState().notices).toEqual([])
})

test('what she could not give away is not told as come to her', () => {
  hear({ name: 'still-hers', payload: { conversationId: 'c' } })
  expect(takenHere().has('c')).toBe(true)
  forgetTaken(['c'])
})
