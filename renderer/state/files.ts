import { useCallback, useEffect, useState } from 'react'
import { type FileAnswer, fetchFile } from '../bridge.ts'
import { isConnected, useStatus } from './status.ts'

/**
 * Bytes of files, as addresses that an image or a player takes. They live in the page's memory: in
 * use for as long as something shows them, and a few dozen more for when one scrolls back.
 */
type Variant = 'whole' | 'thumbnail'

export type LoadedFile =
  | { state: 'loading' }
  | { state: 'ready'; url: string; blob: Blob }
  | { state: 'away' | 'missing' }

type Entry = {
  users: number
  loaded: Promise<LoadedFile>
  /** Once it is there. */
  url: string | null
}

const MOST_UNUSED = 40
const entries = new Map<string, Entry>()

/**
 * A file, fetched when it is first wanted and again when the connection is back.
 * @param type the type under which it is shown; from the list of safe ones, whatever the file says.
 * @param wanted false: not before somebody asks for it.
 */
export function useFile(
  sha256: string,
  variant: Variant,
  type: string,
  wanted: boolean,
): { file: LoadedFile; retry: () => void } {
  const [file, setFile] = useState<LoadedFile>({ state: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const connected = useStatus(({ status }) => isConnected(status))
  const isAway = file.state === 'away'

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks anew
  useEffect(() => {
    if (!wanted) return
    const held = holdFile(sha256, variant, type)
    let isShown = true
    held.loaded.then((loaded) => {
      if (isShown) setFile(loaded)
    })
    return () => {
      isShown = false
      held.release()
    }
  }, [sha256, variant, type, wanted, attempt])

  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  useEffect(() => {
    if (connected && isAway) retry()
  }, [connected, isAway, retry])
  return { file, retry }
}

export type HeldFile = { readonly loaded: Promise<LoadedFile>; release: () => void }

/** A file for what is no part of the page; whoever held it lets it go, once. */
export function holdFile(sha256: string, variant: Variant, type: string): HeldFile {
  const key = `${sha256} ${variant} ${type}`
  const entry = take(key, () => load(sha256, variant, type))
  return { loaded: entry.loaded, release: () => release(key, entry) }
}

async function load(sha256: string, variant: Variant, type: string): Promise<LoadedFile> {
  // A console that does not answer says so elsewhere on the screen; here the file is just not there.
  const answer: FileAnswer = await fetchFile(
    variant === 'whole' ? sha256 : `${sha256}/thumbnail`,
  ).catch(() => ({ outcome: 'away' }))
  if (answer.outcome !== 'found') return { state: answer.outcome }
  const blob = new Blob([answer.bytes], { type })
  return { state: 'ready', blob, url: URL.createObjectURL(blob) }
}

function take(key: string, begin: () => Promise<LoadedFile>): Entry {
  const known = entries.get(key)
  const entry = known ?? { users: 0, url: null, loaded: begin() }
  entry.users += 1
  // The newest used are last: the first of those that nobody uses go first.
  entries.delete(key)
  entries.set(key, entry)
  if (!known) {
    entry.loaded.then((loaded) => {
      if (loaded.state === 'ready') entry.url = loaded.url
      else if (entries.get(key) === entry) entries.delete(key)
    })
  }
  return entry
}

function release(key: string, entry: Entry): void {
  entry.users -= 1
  if (entries.get(key) !== entry) return
  const unused = [...entries].filter(([, { users }]) => users === 0)
  for (const [unusedKey, { url }] of unused.slice(0, Math.max(0, unused.length - MOST_UNUSED))) {
    entries.delete(unusedKey)
    if (url !== null) URL.revokeObjectURL(url)
  }
}

/** A session ended: nothing of what it showed stays in the page. */
export function forgetFiles(): void {
  for (const { url } of entries.values()) if (url !== null) URL.revokeObjectURL(url)
  entries.clear()
}

/** Saves a file under a name, as the browser or Electron asks its person where to. */
export async function saveFile(
  sha256: string,
  name: string,
): Promise<'saved' | 'away' | 'missing'> {
  const answer = await fetchFile(sha256)
  if (answer.outcome !== 'found') return answer.outcome
  // Without a type that anything would open by itself.
  saveBlob(name, new Blob([answer.bytes], { type: 'application/octet-stream' }))
  return 'saved'
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun with the click; it reads from its own copy.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
