import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { call, fetchFile, handOverFile } from '../../renderer/bridge.ts'
import {
  closeConversation,
  setWriting,
  useConversation,
} from '../../renderer/state/conversation.ts'
import {
  discardRecording,
  finishRecording,
  followRecording,
  forgetRecording,
  handRecordingOver,
  pauseRecording,
  resumeRecording,
  startRecording,
  toggleRecording,
  useRecorder,
} from '../../renderer/state/recorder.ts'
import {
  bringBack,
  followRemoved,
  takeOut,
  useRemovedFile,
} from '../../renderer/state/removed-file.ts'
import { LONGEST_SECONDS } from '../../shared/audio/voice-note.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import { eventually } from '../support/eventually.ts'
import { recordedWebm } from '../support/recorded-webm.ts'

/** The recorder over a microphone that is made up: what becomes of it, and when it is let go. */

vi.mock('../../renderer/bridge.ts', () => ({
  call: vi.fn(async () => null),
  fetchFile: vi.fn(),
  handOverFile: vi.fn(async () => ({ outcome: 'attached' })),
}))
vi.hoisted(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal('document', { getElementById: () => null })
})

class FakeTrack extends EventTarget {
  isLive = true
  stop() {
    this.isLive = false
  }
}

let track: FakeTrack
let level = 0.2
let webm = recordedWebm(3)

class FakeRecorder extends EventTarget {
  static isTypeSupported = vi.fn(() => true)
  static readonly made: FakeRecorder[] = []
  state = 'inactive'

  constructor() {
    super()
    FakeRecorder.made.push(this)
  }

  start() {
    this.state = 'recording'
  }
  pause() {
    this.state = 'paused'
  }
  resume() {
    this.state = 'recording'
  }
  stop() {
    this.state = 'inactive'
    queueMicrotask(() => {
      this.tell()
      this.dispatchEvent(new Event('stop'))
    })
  }
  tell() {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([webm]) }))
  }
}

class FakeAudioContext {
  state = 'running'
  createAnalyser = () => ({
    fftSize: 4,
    getFloatTimeDomainData: (samples: Float32Array) => samples.fill(-level),
  })
  createMediaStreamSource = () => ({ connect: () => undefined })
  close = async () => undefined
}

const getUserMedia = vi.fn()

followRecording()
followRemoved()

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  level = 0.2
  webm = recordedWebm(3)
  getUserMedia.mockImplementation(async () => {
    track = new FakeTrack()
    return { getTracks: () => [track] }
  })
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } })
  vi.stubGlobal('MediaRecorder', FakeRecorder)
  vi.stubGlobal('AudioContext', FakeAudioContext)
  open('c1')
  handRecordingOver('ana')
})

afterEach(async () => {
  await forgetRecording()
  closeConversation()
  vi.useRealTimers()
})

test('what was recorded is one of the files of the reply, as Ogg, and the microphone is free', async () => {
  await startRecording('c1')
  expect(recording()).toMatchObject({ step: 'recording', isHeard: null })
  vi.advanceTimersByTime(2000)
  expect(recording()).toMatchObject({ seconds: expect.closeTo(2), isHeard: true })
  expect(recording()?.levels.at(-1)).toBeCloseTo(0.2)
  await finishRecording()
  expect(track.isLive).toBe(false)
  expect(recording()).toBeNull()
  const [conversationId, file] = vi.mocked(handOverFile).mock.calls[0] ?? []
  expect([conversationId, file?.type]).toEqual(['c1', 'audio/ogg; codecs=opus'])
  expect(await file?.slice(0, 4).text()).toBe('OggS')
})

test('a pause is no part of it', async () => {
  await startRecording('c1')
  vi.advanceTimersByTime(1000)
  pauseRecording()
  vi.advanceTimersByTime(60_000)
  expect(recording()).toMatchObject({ step: 'paused', seconds: expect.closeTo(1) })
  resumeRecording()
  vi.advanceTimersByTime(500)
  expect(recording()).toMatchObject({ step: 'recording', seconds: expect.closeTo(1.5) })
})

test.each([
  ['to another conversation', () => open('c2')],
  ['back to the list', () => closeConversation()],
  ['to a note', () => setWriting('note')],
  ['where she may not reply any more', () => open('c1', false)],
])('who goes %s leaves the microphone, and finds what was said', async (_, go) => {
  await startRecording('c1')
  go()
  expect(track.isLive).toBe(false)
  await eventually(() => expect(handOverFile).toHaveBeenCalledOnce())
})

test('a microphone that is allowed after she went on is let go at once', async () => {
  const asked = Promise.withResolvers<unknown>()
  getUserMedia.mockReturnValue(asked.promise)
  const started = startRecording('c1')
  expect(recording()?.step).toBe('asking')
  open('c2')
  track = new FakeTrack()
  asked.resolve({ getTracks: () => [track] })
  await started
  expect([track.isLive, recording()]).toEqual([false, null])
  expect(handOverFile).not.toHaveBeenCalled()
})

test('what an earlier recording still tells or suffers is nothing to the next one', async () => {
  await startRecording('c1')
  await finishRecording()
  const before = FakeRecorder.made.at(-1)
  await startRecording('c1')
  FakeRecorder.made.at(-1)?.tell()
  before?.tell()
  before?.dispatchEvent(new Event('error'))
  expect(recording()).toMatchObject({ step: 'recording', bytes: webm.length })
})

test.each([
  ['NotFoundError', 'none'],
  ['NotAllowedError', 'refused'],
  ['NotReadableError', 'busy'],
])('%s is said as: %s', async (name, kind) => {
  getUserMedia.mockRejectedValue(new DOMException('', name))
  await startRecording('c1')
  expect(useRecorder.getState()).toEqual({
    ...{ recording: null, endedIn: null },
    problem: { conversationId: 'c1', kind },
  })
})

test('a browser that cannot write what we send says so before it asks for the microphone', async () => {
  FakeRecorder.isTypeSupported.mockReturnValueOnce(false)
  await startRecording('c1')
  expect(useRecorder.getState().problem).toEqual({ conversationId: 'c1', kind: 'unable' })
  vi.stubGlobal('MediaRecorder', undefined)
  await startRecording('c1')
  expect(useRecorder.getState().problem?.kind).toBe('unable')
  expect(getUserMedia).not.toHaveBeenCalled()
})

test('anything else that goes wrong is a defect, and lets the microphone go', async () => {
  vi.stubGlobal(
    'MediaRecorder',
    class {
      static isTypeSupported = () => true
      constructor() {
        throw new TypeError('defect')
      }
    },
  )
  await expect(startRecording('c1')).rejects.toThrow('defect')
  expect([track.isLive, recording()]).toEqual([false, null])
})

test('a device that goes away ends it, and what was said until then is kept', async () => {
  await startRecording('c1')
  track.dispatchEvent(new Event('ended'))
  await eventually(() => expect(handOverFile).toHaveBeenCalledOnce())
  expect(useRecorder.getState().problem?.kind).toBe('lost')
})

test('one that is long enough ends by itself, and one without sound is nothing', async () => {
  await startRecording('c1')
  vi.advanceTimersByTime(LONGEST_SECONDS * 1000)
  await eventually(() => expect(useRecorder.getState().problem?.kind).toBe('over'))
  expect(handOverFile).toHaveBeenCalledOnce()
  webm = recordedWebm(0)
  await toggleRecording('c1')
  await toggleRecording('c1')
  expect(useRecorder.getState().problem?.kind).toBe('nothing')
  expect(handOverFile).toHaveBeenCalledOnce()
})

test('a silent microphone is noticed', async () => {
  level = 0
  await startRecording('c1')
  vi.advanceTimersByTime(3000)
  expect(recording()?.isHeard).toBe(false)
})

test('what was discarded goes nowhere, and can be brought back until she goes on', async () => {
  await startRecording('c1')
  await discardRecording()
  expect(track.isLive).toBe(false)
  expect(handOverFile).not.toHaveBeenCalled()
  await bringBack()
  expect(handOverFile).toHaveBeenCalledOnce()
  expect(useRemovedFile.getState().removed).toBeNull()
})

test('a file that is taken out can be brought back, also when its bytes are nowhere else any more', async () => {
  vi.mocked(fetchFile).mockResolvedValueOnce({ outcome: 'found', bytes: new ArrayBuffer(3) })
  const about = { mimeType: 'application/pdf', filename: 'edital.pdf', width: null, height: null }
  const attachment = {
    ...{ ...about, attachmentId: 'a', sha256: 'a'.repeat(64), size: 3, kind: 'document' as const },
  }
  await takeOut('c1', attachment)
  expect(call).toHaveBeenCalledWith('remove-attachment', { attachmentId: 'a' })
  await bringBack()
  const [, file] = vi.mocked(handOverFile).mock.calls[0] ?? []
  expect([file?.name, file?.type, file?.size]).toEqual(['edital.pdf', 'application/pdf', 3])
  await takeOut('c1', { ...attachment, size: 17 * 1024 * 1024 })
  expect(useRemovedFile.getState().removed).toBeNull()
})

test('a recording that could not be taken in is not lost: it can be brought once more', async () => {
  vi.mocked(handOverFile).mockRejectedValueOnce(new Error('the disk is full'))
  await startRecording('c1')
  await finishRecording()
  expect(useRemovedFile.getState().removed?.file.type).toBe('audio/ogg; codecs=opus')
  vi.mocked(handOverFile).mockRejectedValueOnce(new Error('the disk is full'))
  await bringBack()
  expect(useRemovedFile.getState().removed).not.toBeNull()
  await bringBack()
  expect(handOverFile).toHaveBeenCalledTimes(3)
  expect(useRemovedFile.getState().removed).toBeNull()
})

test('a session that ends lets it go, and she finds it when she is back; nobody else does', async () => {
  await startRecording('c1')
  handRecordingOver(null)
  expect(track.isLive).toBe(false)
  await eventually(() => expect(recording()).toBeNull())
  handRecordingOver('bruno')
  expect(handOverFile).not.toHaveBeenCalled()
  handRecordingOver('ana')
  await eventually(() => expect(handOverFile).toHaveBeenCalledOnce())
})

test('of an erased citizen nothing is kept', async () => {
  await startRecording('c1')
  open('c1', false, true)
  await eventually(() => expect(recording()).toBeNull())
  expect([track.isLive, vi.mocked(handOverFile).mock.calls.length]).toEqual([false, 0])
  open('c1')
  await startRecording('c1')
  await discardRecording()
  expect(useRemovedFile.getState().removed).not.toBeNull()
  open('c1', false, true)
  expect(useRemovedFile.getState().removed).toBeNull()
})

function recording() {
  return useRecorder.getState().recording
}

function open(conversationId: string, mayReply = true, erased = false): void {
  const view = { conversationId, erased, can: { reply: mayReply }, page: { items: [] } }
  useConversation.setState({
    ...{ conversationId, writing: 'reply', state: 'open' },
    view: view as unknown as ConversationView,
  })
}
