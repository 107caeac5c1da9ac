import { type KeyboardEvent, useRef } from 'react'

/** The keys that lead on; in a row of tabs the arrows up and down are the page's. */
type Walk = 'tabs' | 'choices'

const steps = {
  tabs: { ArrowLeft: -1, ArrowRight: 1 },
  choices: { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 },
} satisfies Record<Walk, Record<string, number>>

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/**
 * Which of `count` a key leads to from the one at `at`: the arrows go round, Home and End to the first
 * and the last.
 * @returns null for a key that leads nowhere.
 */
export function walkedTo(pressed: Pressed, walk: Walk, at: number, count: number): number | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = pressed
  if (altKey || ctrlKey || metaKey || shiftKey || count === 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = (steps[walk] as Record<string, number>)[key]
  return step === undefined ? null : (at + step + count) % count
}

/**
 * Tabs, or choices of which one holds, as one stop for the Tab key; a key chooses another and takes the
 * focus there. For the element whose tabs or radios stand in the order of `all`.
 */
export function useArrowWalk<T>(
  walk: Walk,
  all: readonly T[],
  chosen: T,
  onChoose: (one: T) => void,
) {
  const ref = useRef<HTMLDivElement>(null)
  function onKeyDown(event: KeyboardEvent) {
    const to = walkedTo(event, walk, all.indexOf(chosen), all.length)
    const next = to === null ? undefined : all[to]
    if (to === null || next === undefined) return
    event.preventDefault()
    onChoose(next)
    ref.current?.querySelectorAll<HTMLElement>('[role="tab"], [role="radio"]')[to]?.focus()
  }
  return { ref, onKeyDown }
}
