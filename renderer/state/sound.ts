import { create } from 'zustand'
import type { StoredFile } from '../../shared/domain/stored-file.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import { shownAs } from '../words/file.ts'
import { useConversation } from './conversation.ts'
import { type HeldFile, holdFile } from './files.ts'
import { usePreferences } from './preferences.ts'

/** A message's sound, by the message. */
export type Sound = { readonly messageId: string; readonly file: StoredFile }

type Sounds = {
  /** Which one the player has, playing or not. */
  current: string | null
  playing: boolean
  /** Where each was left, in seconds, and how long each is; by message. */
  at: Readonly<Record<string, number>>
  lengths: Readonly<Record<string, number>>
  /** Those that this computer turned out not to be able to play. */
  unplayable: Readonly<Record<string, true>>
}

const silence: Sounds = { current: null, playing: false, at: {}, lengths: {}, unplayable: {} }

export const useSounds = create<Sounds>()(() => silence)

/**
 * One element for all sounds, outside of the page: one plays at a time, and a row that is scrolled
 * away takes nothing with it.
 */
let element: HTMLAudioElement | null = null
let held: HeldFile | null = null

export function canPlay(mimeType: string): boolean {
  return player().canPlayType(mimeType) !== ''
}

export function toggleSound(sound: Sound): Promise<void> {
  const { current, playing } = useSounds.getState()
  if (current !== sound.messageId) return begin(sound)
  if (!playing) return resume(sound.messageId)
  player().pause()
  return Promise.resolve()
}

/** @param seconds from its beginning. */
export function seekSound({ messageId }: Sound, seconds: number): void {
  if (useSounds.getState().current === messageId) player().currentTime = seconds
  note('at', messageId, seconds)
}

/** Nothing is heard any more; where each sound was stays known. */
export function hush(): void {
  if (element === null) return
  element.pause()
  element.removeAttribute('src')
  held?.release()
  held = null
  useSounds.setState({ current: null, playing: false })
}

/** One that is not there to be heard any more. */
export function hushSound(messageId: string): void {
  if (useSounds.getState().current === messageId) hush()
}

/** A session ended. */
export function forgetSounds(): void {
  hush()
  useSounds.setState(silence)
}

/** What is heard is of the conversation on the screen, and of a message that still has its sound. */
export function followSounds(): void {
  usePreferences.subscribe(({ rate }) => {
    if (element !== null) setRate(element, rate)
  })
  useConversation.subscribe(({ conversationId, view }, before) => {
    const { current } = useSounds.getState()
    if (current === null) return
    const item = view?.page.items.find(({ id }) => id === current)
    if (conversationId !== before.conversationId || (item && soundOf(item) === null)) hush()
  })
}

async function begin(sound: Sound): Promise<void> {
  const { messageId, file } = sound
  hush()
  const mine = holdFile(file.sha256, 'whole', file.mimeType)
  held = mine
  useSounds.setState({ current: messageId, playing: false })
  const loaded = await mine.loaded
  // Another was begun meanwhile, and has the player.
  if (held !== mine) return
  // The row says itself why the file is not there.
  if (loaded.state !== 'ready') return hush()
  const audio = player()
  audio.src = loaded.url
  setRate(audio, usePreferences.getState().rate)
  audio.currentTime = useSounds.getState().at[messageId] ?? 0
  await resume(messageId)
}

async function resume(messageId: string): Promise<void> {
  try {
    await player().play()
  } catch (error) {
    // Paused, or another one begun, before it could: not the sound's fault.
    if (error instanceof DOMException && error.name === 'AbortError') return
    note('unplayable', messageId, true)
    hush()
  }
}

function player(): HTMLAudioElement {
  if (element !== null) return element
  const audio = new Audio()
  for (const event of ['timeupdate', 'play', 'pause', 'durationchange', 'seeked'] as const) {
    audio.addEventListener(event, () => follow(audio))
  }
  audio.addEventListener('ended', () => void ended())
  element = audio
  return audio
}

function follow(audio: HTMLAudioElement): void {
  const { current } = useSounds.getState()
  if (current === null || !audio.hasAttribute('src')) return
  note('at', current, audio.ended ? 0 : audio.currentTime)
  if (Number.isFinite(audio.duration)) note('lengths', current, audio.duration)
  useSounds.setState({ playing: !audio.paused && !audio.ended })
}

/** Voice notes that came one upon the other are heard as one, as on a phone. */
async function ended(): Promise<void> {
  const { current } = useSounds.getState()
  if (current === null) return
  useSounds.setState({ playing: false })
  note('at', current, 0)
  const next = voiceAfter(useConversation.getState().view?.page.items ?? [], current)
  if (next !== null) await begin(next)
}

/** The voice note that directly follows one, by the same side; null for none. */
export function voiceAfter(items: readonly TimelineItem[], messageId: string): Sound | null {
  const messages = items.filter((item) => item.kind === 'message')
  const at = messages.findIndex(({ id }) => id === messageId)
  const [one, next] = [messages[at], messages[at + 1]]
  if (!one || !next || one.from !== next.from || !isVoice(one) || !isVoice(next)) return null
  return soundOf(next)
}

function isVoice({ content }: Extract<TimelineItem, { kind: 'message' }>): boolean {
  return content?.kind === 'audio' && content.voice
}

function soundOf(item: TimelineItem): Sound | null {
  if (item.kind !== 'message' || item.media?.state !== 'stored') return null
  const { file } = item.media
  return shownAs(file.mimeType) === 'audio' ? { messageId: item.id, file } : null
}

/** The default too: a new source would begin at the old one. */
function setRate(audio: HTMLAudioElement, rate: number): void {
  audio.defaultPlaybackRate = rate
  audio.playbackRate = rate
}

function note<Kind extends 'at' | 'lengths' | 'unplayable'>(
  kind: Kind,
  messageId: string,
  value: Sounds[Kind][string],
): void {
  useSounds.setState((before) => ({ [kind]: { ...before[kind], [messageId]: value } }))
}
