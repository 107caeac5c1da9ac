import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

export type SelectInField = (start: number, end: number) => void

/** Puts the focus into the field and selects there, once the words that it speaks of are drawn. */
export function useFieldSelection(field: RefObject<HTMLTextAreaElement | null>): SelectInField {
  const wanted = useRef<{ start: number; end: number } | null>(null)
  const [, drawAgain] = useState(0)
  useLayoutEffect(() => {
    if (wanted.current === null || field.current === null) return
    const { start, end } = wanted.current
    wanted.current = null
    field.current.focus()
    field.current.setSelectionRange(start, end)
  })
  return (start, end) => {
    wanted.current = { start, end }
    drawAgain((times) => times + 1)
  }
}
