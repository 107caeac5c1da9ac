import { useEffect, useRef, useState } from 'react'
import type { TimelineItem } from '../../../shared/ipc.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { messageWords } from '../../words/message.ts'

/** Five messages in a row are one announcement, not five that interrupt each other (ms). */
const THROTTLE_MS = 1_500

type AnnouncerProps = { items: readonly TimelineItem[]; name: string }

/** Tells a screen reader, politely, what the citizen just wrote in the open conversation. */
export function Announcer({ items, name }: AnnouncerProps) {
  const texts = useTexts()
  const [said, setSaid] = useState('')
  const newest = items.at(-1)
  const known = useRef(newest?.id)

  useEffect(() => {
    if (newest === undefined || newest.id === known.current) return
    known.current = newest.id
    if (newest.kind !== 'message' || newest.from !== 'citizen') return
    const words = texts.conversation.announce(name, messageWords(newest.content, texts))
    const timer = setTimeout(() => setSaid(words), THROTTLE_MS)
    return () => clearTimeout(timer)
  }, [newest, name, texts])

  return (
    <div aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}
