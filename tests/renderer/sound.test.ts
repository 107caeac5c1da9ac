import { beforeEach, expect, test, vi } from 'vitest'
import { call, fetchFile } from '../../renderer/bridge.ts'
import { closeConversation, useConversation } from '../../renderer/state/conversation.ts'
import { setRate } from '../../renderer/state/preferences.ts'
import {
  followSounds,
  forgetSounds,
  type Sound,
  seekSound,
  toggleSound,
  useSounds,
} from '../../renderer/state/sound.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import { eventually } from '../support/eventually.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn(), fetchFile: vi.fn() }))
vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }))

/** What the browser's element does, as far as the player relies on it. */
class FakeAudio extends EventTarget {
  static readonly made: FakeAudio[] = []
  src = ''
  paused = true
  ended = false
  currentTime = 0
  duration = Number.NaN
  playbackRate = 1
  defaultPlaybackRate = 1
  refuses: Error | null = null

  constructor() {
    super()
    FakeAudio.made.push(this)
  }

  async play(): Promise<void> {
    if (this.refuses) throw this.refuses
    this.paused = false
    this.ended = false
    this.playbackRate = this.defaultPlaybackRate
    this.tell('play')
  }

  pause(): void {
    if (this.paused) return
    this.paused = true
    this.tell('pause')
  }

  hasAttribute(): boolean {
    return this.src !== ''
  }

  removeAttribute(): void {
    this.src = ''
  }

  canPlayType(): string {
    return 'maybe'
  }

  tell(event: string): void {
    this.dispatchEvent(new Event(event))
  }

  hear(seconds: number): void {
    this.currentTime = seconds
    this.tell('timeupdate')
  }

  end(): void {
    this.paused = true
    this.ended = true
    this.tell('ended')
  }
}

vi.stubGlobal('Audio', FakeAudio)
followSounds()

beforeEach(() => {
  vi.mocked(call).mockResolvedValue({ outcome: 'saved' })
  vi.mocked(fetchFile).mockResolvedValue({ outcome: 'found', bytes: new ArrayBuffer(1) })
  closeConversation()
  forgetSounds()
  setRate(1)
})

test('one plays at a time, and each goes on where it was left', async () => {
  await toggleSound(sound('a'))
  player().hear(7)
  await toggleSound(sound('b'))
  expect(useSounds.getState()).toMatchObject({ current: 'b', playing: true })
  expect(FakeAudio.made).toHaveLength(1)
  player().hear(2)
  await toggleSound(sound('a'))
  expect([player().currentTime, useSounds.getState().at['b']]).toEqual([7, 2])
})

test('it is paused and goes on, and is heard from where one points to before it plays', async () => {
  seekSound(sound('a'), 30)
  await toggleSound(sound('a'))
  expect(player().currentTime).toBe(30)
  await toggleSound(sound('a'))
  expect(useSounds.getState()).toMatchObject({ current: 'a', playing: false })
  await toggleSound(sound('a'))
  expect(useSounds.getState().playing).toBe(true)
})

test('the speed that was chosen counts for the one that plays and for those after it', async () => {
  await toggleSound(sound('a'))
  setRate(1.5)
  expect(player().playbackRate).toBe(1.5)
  await toggleSound(sound('b'))
  expect(player().playbackRate).toBe(1.5)
})

test('another one that is begun while the first is fetched has the player', async () => {
  const slow = Promise.withResolvers<{ outcome: 'found'; bytes: ArrayBuffer }>()
  vi.mocked(fetchFile).mockReturnValueOnce(slow.promise)
  const first = toggleSound(sound('slow'))
  await toggleSound(sound('b'))
  slow.resolve({ outcome: 'found', bytes: new ArrayBuffer(1) })
  await first
  expect(useSounds.getState()).toMatchObject({ current: 'b', playing: true })
})

test('what this computer cannot play is said, and nothing is left playing', async () => {
  await toggleSound(sound('a'))
  player().refuses = new Error('no decoder')
  await toggleSound(sound('amr'))
  player().refuses = null
  expect(useSounds.getState()).toMatchObject({ current: null, unplayable: { amr: true } })
})

test('voice notes that follow each other are heard one after the other', async () => {
  show([note('a'), note('b'), note('mine', 'agent'), note('c')])
  await toggleSound(sound('a'))
  player().end()
  await eventually(() =>
    expect(useSounds.getState()).toMatchObject({ current: 'b', playing: true }),
  )
  expect(useSounds.getState().at['a']).toBe(0)
  player().end()
  await eventually(() => expect(useSounds.getState().playing).toBe(false))
  expect(useSounds.getState().current).toBe('b')
})

test('another conversation, and an erasure of the message, end what is heard', async () => {
  show([note('a')])
  await toggleSound(sound('a'))
  show([{ ...note('a'), content: null, media: null } as TimelineItem])
  expect(useSounds.getState().current).toBeNull()
  show([note('a')])
  await toggleSound(sound('a'))
  expect(player().paused).toBe(false)
  closeConversation()
  expect([player().paused, useSounds.getState().current]).toEqual([true, null])
})

function player(): FakeAudio {
  const [only] = FakeAudio.made
  if (!only) throw new Error('Nothing was played.')
  return only
}

function sound(messageId: string): Sound {
  return { messageId, file: file(messageId) }
}

function file(name: string) {
  return { sha256: `digest of ${name}`, size: 1, mimeType: 'audio/ogg', width: null, height: null }
}

function note(id: string, from: 'citizen' | 'agent' = 'citizen') {
  return {
    kind: 'message',
    id,
    from,
    content: { kind: 'audio', voice: true },
    media: { state: 'stored', file: file(id) },
  } as TimelineItem
}

function show(items: TimelineItem[]): void {
  const view = { conversationId: 'c', page: { items, before: null } } as unknown as ConversationView
  useConversation.setState({ conversationId: 'c', view })
}
