import { useEffect, useRef, useState } from 'react'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { useAgentName } from '../../state/agents.ts'
import { useSession } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { timelineNews, timelineNewsWords } from '../../words/timeline-news.ts'

/** Five messages in a row are one announcement, not five that interrupt each other (ms). */
const THROTTLE_MS = 1_500

type AnnouncerProps = { items: readonly TimelineItem[]; name: string }

/** Tells a screen reader, politely, what the citizen wrote and what became of replies in the open conversation. */
export function Announcer({ items, name }: AnnouncerProps) {
  const texts = useTexts()
  // A refusal may name somebody.
  const nameOf = useAgentName(items.some(({ unconfirmed }) => unconfirmed?.state === 'refused'))
  const own = useSession()?.account.agentId ?? null
  const [said, setSaid] = useState({ count: 0, words: '' })
  /** Up to where it was told. */
  const told = useRef(items)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function wordsFor(now: readonly TimelineItem[]): string {
    return timelineNewsWords(timelineNews(told.current, now), texts, { name, nameOf, own })
  }

  const tell = useRef(() => {})
  useEffect(() => {
    tell.current = () => {
      timer.current = undefined
      const words = wordsFor(items)
      told.current = items
      if (words !== '') setSaid(({ count }) => ({ count: count + 1, words }))
    }
  })

  useEffect(() => {
    if (timer.current !== undefined) return
    const { messages, refused, failed } = timelineNews(told.current, items)
    if (messages.length + refused.length + failed.length === 0) told.current = items
    else timer.current = setTimeout(() => tell.current(), THROTTLE_MS)
  }, [items])

  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )

  return (
    <div aria-live="polite" className="sr-only">
      {/* The same words once more are told once more. */}
      <p key={said.count}>{said.words}</p>
    </div>
  )
}
