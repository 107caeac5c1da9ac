import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DraftSaver } from '../../renderer/state/draft-saver.ts'

let text: string
let saved: string[]
let failing: boolean
let failures: number
let saver: DraftSaver

beforeEach(() => {
  vi.useFakeTimers()
  text = ''
  saved = []
  failing = false
  failures = 0
  const save = async () => {
    if (failing) throw new Error('not kept')
    saved.push(text)
  }
  saver = new DraftSaver(save, () => {
    failures += 1
  })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('what is being written', () => {
  test('is saved while it is typed, however steadily', async () => {
    for (let keys = 0; keys < 40; keys += 1) {
      type('a')
      await vi.advanceTimersByTimeAsync(100)
      expect(text.length - (saved.at(-1)?.length ?? 0)).toBeLessThanOrEqual(4)
    }
  })

  test('is saved once after a pause, and then no more', async () => {
    type('Bom dia')
    await vi.advanceTimersByTimeAsync(5_000)
    expect([saved, saver.isUnsaved('c')]).toEqual([['Bom dia'], false])
  })

  test('is unsaved as long as it was not kept, and is tried again', async () => {
    failing = true
    type('Bom dia')
    await vi.advanceTimersByTimeAsync(5_000)
    expect([failures, saver.isUnsaved('c')]).toEqual([1, true])
    failing = false
    await saver.saveAll()
    expect([saved, saver.isUnsaved('c')]).toEqual([['Bom dia'], false])
  })

  test('is unsaved when it changed while it was being saved', async () => {
    type('Bom')
    const saving = saver.saveAll()
    type(' dia')
    await saving
    expect(saver.isUnsaved('c')).toBe(true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saved.at(-1)).toBe('Bom dia')
  })

  test('is not taken for saved by an older save that ends after the field was emptied', async () => {
    type('enviado')
    const saving = saver.saveAll()
    saver.forget('c')
    type(' e mais')
    await saving
    expect(saver.isUnsaved('c')).toBe(true)
  })

  test('is told by its key when the session ends, and is saved no more', async () => {
    type('pela metade')
    expect(saver.forgetAll()).toEqual(['c'])
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saved).toEqual([])
  })
})

function type(keys: string): void {
  text += keys
  saver.changed('c')
}
