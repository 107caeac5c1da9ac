import { useEffect, useState } from 'react'

type PolitelyProps = {
  words: string
  /** For so long they have to stand before they are told (ms). */
  afterMs: number
}

/**
 * Tells a screen reader, without interrupting it, what stands here once it has stood for a while: what
 * changes quickly is one announcement. Nothing is drawn. It has to be there before its words are.
 */
export function Politely({ words, afterMs }: PolitelyProps) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), afterMs)
    return () => clearTimeout(timer)
  }, [words, afterMs])
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
