import { beforeEach, describe, expect, test, vi } from 'vitest'
import { call } from '../../renderer/bridge.ts'
import {
  returnToDraft,
  saveAllDrafts,
  seedDraft,
  useDrafts,
  writeDraft,
} from '../../renderer/state/drafts.ts'
import { forgetDraftsOf, handDraftsOver } from '../../renderer/state/drafts-handover.ts'

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

  test('a reply that comes back after it belongs to whoever wrote it, below what is kept', async () => {
    kept.mockRejectedValue(new Error('signed out'))
    handDraftsOver(null)
    returnToDraft('reply', 'c', 'palavras da Ana')
    handDraftsOver('bruno')
    // The refusal of the attempt is heard only now.
    await saveAllDrafts()
    expect(useDrafts.getState().reply).toEqual({})
    kept.mockClear()
    kept.mockResolvedValue({ outcome: 'saved' })
    handDraftsOver('ana')
    expect(kept.mock.calls).toEqual([['add-to-draft', added('palavras da Ana')]])
  })
})

describe('words for a draft that was never read here', () => {
  test('are put below what is kept, never in its place', async () => {
    returnToDraft('reply', 'c', 'Hoje à tarde')
    await saveAllDrafts()
    expect(kept.mock.calls).toEqual([['add-to-draft', added('Hoje à tarde')]])
    expect(useDrafts.getState().reply).toEqual({})
  })

  test('that come while others are being kept are kept after them', async () => {
    const adding = Promise.withResolvers<{ outcome: 'saved' }>()
    kept.mockReturnValueOnce(adding.promise)
    returnToDraft('reply', 'c', 'Hoje à tarde')
    returnToDraft('reply', 'c', 'ou amanhã')
    adding.resolve({ outcome: 'saved' })
    await saveAllDrafts()
    await saveAllDrafts()
    const calls = ['Hoje à tarde', 'ou amanhã'].map((text) => ['add-to-draft', added(text)])
    expect(kept.mock.calls).toEqual(calls)
  })

  test('that cannot be kept either stand below it once it is read, and are kept with it', async () => {
    kept.mockRejectedValue(new Error('the disk is full'))
    returnToDraft('reply', 'c', 'Hoje à tarde')
    returnToDraft('reply', 'c', 'ou amanhã')
    await saveAllDrafts()
    kept.mockClear()
    kept.mockResolvedValue({ outcome: 'saved' })
    seedDraft('reply', 'c', 'já começado')
    const whole = 'já começado\nHoje à tarde\nou amanhã'
    expect(useDrafts.getState().reply).toEqual({ c: whole })
    expect(kept.mock.calls).toEqual([['save-draft', { conversationId: 'c', text: whole }]])
  })

  test('that are kept while the draft is read stand in the field too, once', async () => {
    const adding = Promise.withResolvers<{ outcome: 'saved' }>()
    kept.mockReturnValueOnce(adding.promise)
    returnToDraft('reply', 'c', 'Hoje à tarde')
    seedDraft('reply', 'c', 'já começado')
    adding.resolve({ outcome: 'saved' })
    await saveAllDrafts()
    seedDraft('reply', 'c', 'já começado\nHoje à tarde')
    expect(useDrafts.getState().reply).toEqual({ c: 'já começado\nHoje à tarde' })
  })

  test('go with everything of an erased citizen', async () => {
    kept.mockRejectedValue(new Error('the disk is full'))
    returnToDraft('reply', 'c', 'Hoje à tarde')
    await saveAllDrafts()
    forgetDraftsOf('c')
    seedDraft('reply', 'c', '')
    expect(useDrafts.getState().reply).toEqual({ c: '' })
  })
})

function added(text: string) {
  return { kind: 'reply', conversationId: 'c', text }
}

test('a note that comes back never stands in the reply', () => {
  writeDraft('reply', 'c', 'Bom dia')
  seedDraft('note', 'c', '')
  returnToDraft('note', 'c', 'reincidente')
  expect(useDrafts.getState()).toEqual({ reply: { c: 'Bom dia' }, note: { c: 'reincidente' } })
})
