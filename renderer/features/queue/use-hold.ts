import { type RefObject, useEffect, useRef } from 'react'
import { holdQueue } from '../../state/queue.ts'

/** A pointer that rests for so long is parked, not about to click (ms). */
const PARKED_AFTER_MS = 20_000

/** Holds the list still while someone points at it with the mouse, or walks it with the keyboard. */
export function useHold(list: RefObject<HTMLElement | null>) {
  const parked = useRef<ReturnType<typeof setTimeout>>(undefined)

  function letGo() {
    clearTimeout(parked.current)
    if (!list.current?.matches(':focus-visible')) holdQueue(false)
  }

  function pointAt() {
    clearTimeout(parked.current)
    parked.current = setTimeout(letGo, PARKED_AFTER_MS)
    holdQueue(true)
  }

  useEffect(
    () => () => {
      clearTimeout(parked.current)
      holdQueue(false)
    },
    [],
  )

  return {
    onPointerEnter: pointAt,
    onPointerMove: pointAt,
    onPointerLeave: letGo,
    onFocus: () => {
      if (list.current?.matches(':focus-visible')) holdQueue(true)
    },
    onBlur: () => {
      if (!list.current?.matches(':hover')) holdQueue(false)
    },
  }
}
