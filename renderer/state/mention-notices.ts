import { call } from '../bridge.ts'
import { coalesce } from './coalesce.ts'
import { tellMentioned } from './desk-notices.ts'
import { dismissMentions, reportDefects } from './notices.ts'
import { isArriving, isSignedIn, useStatus } from './status.ts'

/** What she missed comes in parts: it is told once it has come (ms). */
const SETTLED_MS = 500

let isFollowed = false
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Tells of notes that mention her, also of those that came while she was away, once the console has
 * caught up; until the answered function is called.
 */
export function startMentionNotices(): () => void {
  isFollowed = true
  hearMentioned()
  const stop = useStatus.subscribe(({ status }, before) => {
    if (status?.sync.state !== 'connected') return
    const was = before.status?.sync
    const isBack = was?.state !== 'connected'
    // Notes may have come before the conversations in which they stand.
    const isWhole = was !== undefined && isArriving(was) && !isArriving(status.sync)
    if (isBack || isWhole) hearMentioned()
  })
  return () => {
    stop()
    isFollowed = false
    clearTimeout(timer)
    dismissMentions(null)
  }
}

/** Some may be there that she was not told of. */
export function hearMentioned(): void {
  if (!isFollowed) return
  clearTimeout(timer)
  timer = setTimeout(() => reportDefects(takeMentions()), SETTLED_MS)
}

const takeMentions = coalesce(async () => {
  const isConnected = useStatus.getState().status?.sync.state === 'connected'
  if (!isConnected || !isSignedIn()) return
  const { mentions } = await call('take-mentions', {})
  tellMentioned(mentions)
})
