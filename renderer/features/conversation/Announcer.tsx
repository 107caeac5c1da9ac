import { useEffect, useRef, useState } from 'react'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { messageWords } from '../../words/message.ts'
import { newestOfCitizen } from './timeline-lines.ts'

/** Five messages in a row are one announcement, not five that interrupt each other (ms). */
const THROTTLE_MS = 1_500

type AnnouncerProps = { items: readonly TimelineItem[]; name: string }

/** Tells a screen reader, politely, what the citizen just wrote in the open conversation. */
export function Announcer({ items, name }: AnnouncerProps) {
  const texts = useTexts()
  const [said, setSaid] = useState('')
  const newest = newestOfCitizen(items)
  const known = useRef(newest?.id)
  // Kept over refreshes: nothing but the next message of the citizen puts an announcement off.
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    if (newest === undefined || newest.id === known.current) return
    known.current = newest.id
    const words = texts.conversation.announce(name, messageWords(newest.content, texts))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setSaid(words), THROTTLE_MS)
  }, [newest, name, texts])

  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <div aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}
