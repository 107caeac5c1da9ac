import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Temporal } from 'temporal-polyfill'

const steps: Record<string, Temporal.DurationLike> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { days: -7 },
  ArrowDown: { days: 7 },
  PageUp: { months: -1 },
  PageDown: { months: 1 },
}

/** The arrows walk from day to day through the whole year, and over its ends into the next one. */
export function useDayKeys(chosen: string, onChoose: (date: string) => void) {
  const ref = useRef<HTMLDivElement>(null)
  const isWalking = useRef(false)

  // The day may stand in a year that was not drawn when the key was pressed.
  useEffect(() => {
    if (!isWalking.current) return
    isWalking.current = false
    ref.current?.querySelector<HTMLElement>(`[data-date="${chosen}"]`)?.focus()
  }, [chosen])

  function onKeyDown(event: KeyboardEvent) {
    const step = steps[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    isWalking.current = true
    onChoose(Temporal.PlainDate.from(chosen).add(step).toString())
  }

  return { ref, onKeyDown }
}
