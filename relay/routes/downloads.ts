import type { Writable } from 'node:stream'
import type { FastifyBaseLogger } from 'fastify'
import type { Sessions } from '../accounts/sessions.ts'
import type { Changes } from '../log/changes.ts'
import { describeError } from '../logger.ts'
import * as files from '../media/file-table.ts'
import type { Reader } from '../store/port.ts'

/** Files on their way to consoles. */
export type Downloads = {
  /** Ends the answer as soon as the session has ended, or nobody has the file any more. */
  follow(answer: Writable, what: { readonly sha256: string; readonly token: string }): void
}

type Download = { readonly answer: Writable; readonly sha256: string; readonly token: string }

/** How often it looks, where nothing tells that something has changed. */
const BEAT_MS = 1000

/**
 * A file may take minutes over a slow line, in which it may be erased or its reader's session ended,
 * also by another process: it is looked at whenever the log grows, and once a second.
 */
export function createDownloads(context: {
  store: Reader
  changes: Changes
  sessions: Pick<Sessions, 'expiries'>
  logger: Pick<FastifyBaseLogger, 'error'>
  /** Aborted when the relay stops. */
  stopping: AbortSignal
}): Downloads {
  const { store, changes, sessions, stopping } = context
  const open = new Set<Download>()
  let isWatching = false

  async function watch(): Promise<void> {
    isWatching = true
    const listener = changes.listen()
    stopping.addEventListener('abort', listener.end)
    try {
      while (open.size > 0 && !stopping.aborted) {
        await listener.next(BEAT_MS)
        if (!stopping.aborted) await endWhatIsOver()
      }
    } catch (error) {
      // Whether they may go on cannot be told now: their readers ask again.
      context.logger.error(describeError(error), 'downloads are cut off')
      for (const { answer } of open) answer.destroy()
    } finally {
      stopping.removeEventListener('abort', listener.end)
      listener.end()
      isWatching = false
    }
  }

  async function endWhatIsOver(): Promise<void> {
    const downloads = [...open]
    const lasting = await sessions.expiries(downloads.map(({ token }) => token))
    const there = new Map<string, boolean>()
    for (const { sha256 } of downloads) {
      if (!there.has(sha256)) there.set(sha256, (await files.find(store, sha256)) !== null)
    }
    for (const { answer, sha256, token } of downloads) {
      if (!lasting.has(token) || there.get(sha256) !== true) answer.destroy()
    }
  }

  return {
    follow: (answer, what) => {
      if (answer.destroyed) return
      const download = { answer, ...what }
      open.add(download)
      answer.once('close', () => open.delete(download))
      if (!isWatching) void watch()
    },
  }
}
