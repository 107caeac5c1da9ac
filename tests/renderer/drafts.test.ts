import { beforeEach, describe, expect, test, vi } from 'vitest'
import { call } from '../../renderer/bridge.ts'
import {
  handDraftsOver,
  returnToDraft,
  saveAllDrafts,
  seedDraft,
  useDrafts,
  writeDraft,
} from '../../renderer/state/drafts.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn() }))

const kept = vi.mocked(call)

beforeEach(() => {
  kept.mockReset()
  kept.mockResolvedValue({ outcome: 'saved' })
  handDraftsOver('ana')
})

describe('the end of a session', () => {
  test('takes no words away that could not be saved: they wait for the same agent', async () => {
    kept.mockRejectedValue(new Error('signed out'))
    writeDraft('reply', 'c', 'para o cidadão')
    writeDraft('note', 'c', 'para a equipe')
    await saveAllDrafts()
    handDraftsOver(null)
    expect(useDrafts.getState()).toEqual({ reply: {}, note: {} })

    handDraftsOver('bruno')
    expect(useDrafts.getState()).toEqual({ reply: {}, note: {} })

    kept.mockReset()
    kept.mockResolvedValue({ outcome: 'saved' })
    handDraftsOver('ana')
    seedDraft('reply', 'c', 'para o')
    expect(useDrafts.getState()).toEqual({
      reply: { c: 'para o cidadão' },
      note: { c: 'para a equipe' },
    })
    expect(kept.mock.calls).toEqual([
      ['save-draft', { conversationId: 'c', text: 'para o cidadão' }],
      ['save-note-draft', { conversationId: 'c', text: 'para a equipe' }],
    ])
  })

  test('a reply that comes back after it belongs to whoever wrote it', () => {
    handDraftsOver(null)
    returnToDraft('reply', 'c', 'palavras da Ana')
    handDraftsOver('bruno')
    expect(useDrafts.getState().reply).toEqual({})
    handDraftsOver('ana')
    expect(useDrafts.getState().reply).toEqual({ c: 'palavras da Ana' })
  })
})

test('a note that comes back never stands in the reply', () => {
  writeDraft('reply', 'c', 'Bom dia')
  returnToDraft('note', 'c', 'reincidente')
  expect(useDrafts.getState()).toEqual({ reply: { c: 'Bom dia' }, note: { c: 'reincidente' } })
})
