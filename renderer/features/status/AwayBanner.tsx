import { CloudOff } from 'lucide-react'
import { useRef } from 'react'
import type { ConsoleStatus } from '../../../shared/ipc/status.ts'
import { Politely } from '../../design/Politely.tsx'
import { useNow } from '../../state/clock.ts'
import { useConnection, useStatus } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { connectionWords, type Went, wentOn } from '../../words/connection.ts'
import { durationWords } from '../../words/duration.ts'
import { useAfter } from './use-after.ts'

/** A connection that comes back within this (ms) is not worth a banner. */
const PATIENCE_MS = 2_000

/** A connection that comes and goes is told of once it stays so (ms). */
const TOLD_AFTER_MS = 1_000

/** While the relay is away: how old the picture is, what waits, and that work goes on. */
export function AwayBanner() {
  const texts = useTexts()
  const { status, host } = useStatus()
  const now = useNow()
  const problem = status?.sync.problem ?? null
  const connection = useConnection()
  const away = useAfter(connection === 'disconnected' || problem !== null, PATIENCE_MS)
  const isHostLost = host === 'lost'
  const went = useRef<Went>('fine')
  const isGone = away || isHostLost
  went.current = wentOn(went.current, { isGone, stands: connection === 'connected' })
  const isBack = went.current === 'back'
  return (
    <div className="shrink-0">
      {/* Its age and what waits change all the time: they are read, not told. */}
      <Politely
        words={connectionWords({ isHostLost, isAway: away, problem, isBack }, texts)}
        afterMs={TOLD_AFTER_MS}
      />
      {host === 'lost' && <Banner>{texts.problem.lost}</Banner>}
      {host === 'up' && away && status && <Banner>{awayWords(status, now, texts)}</Banner>}
    </div>
  )
}

function Banner({ children }: { children: string }) {
  return (
    <p className="flex items-center gap-2.5 border-line border-b bg-warn-soft px-4 py-2 text-sm text-warn short:py-1 short:text-xs">
      <CloudOff aria-hidden="true" size={16} className="shrink-0" />
      <span>{children}</span>
    </p>
  )
}

function awayWords({ sync, outbox }: ConsoleStatus, now: number, texts: Texts): string {
  const words = texts.status
  const reason = sync.problem === null ? words.away : words.problem[sync.problem]
  const sentences = [reason, ageWords(sync.heardAt, now, texts), words.goOn]
  if (outbox.waiting > 0) sentences.push(words.itemsWait(outbox.waiting))
  return sentences.join(' ')
}

function ageWords(heardAt: number | null, now: number, texts: Texts): string {
  const words = texts.status
  if (heardAt === null) return words.neverHeard
  const age = now - heardAt
  return age < 60_000 ? words.lastHeardNow : words.lastHeard(durationWords(age, texts))
}
