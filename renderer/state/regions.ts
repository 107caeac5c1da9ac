/** The places of the desk that F6 and the skip links walk through, by their element ids. */
export const regions = ['queue-list', 'conversation-log', 'composer-text', 'citizen-panel'] as const
export type Region = (typeof regions)[number]

export function focusRegion(region: Region): void {
  document.getElementById(region)?.focus()
}

/** Moves to the next region (or the previous one) that is on the screen and can take the focus. */
export function focusNextRegion(step: 1 | -1): void {
  const present = regions.filter(isOnScreen)
  const current = present.findIndex((region) =>
    document.getElementById(region)?.contains(document.activeElement),
  )
  const next = present.at((current + step + (current < 0 && step < 0 ? 1 : 0)) % present.length)
  if (next) focusRegion(next)
}

/** The place of the desk that has the focus; null where none has. */
export function focusedRegion(): Region | null {
  const { activeElement } = document
  const holds = (region: Region) => document.getElementById(region)?.contains(activeElement)
  return activeElement === null ? null : (regions.find(holds) ?? null)
}

/**
 * What was pressed goes with what it did, and takes the focus along; who works by keyboard or hears the
 * screen would begin anew at its top. The focus goes to the conversation, unless it is somewhere.
 */
export function catchFocus(): void {
  const look = () => {
    const { activeElement, body } = document
    if (activeElement === null || activeElement === body) focusRegion('conversation-log')
  }
  requestAnimationFrame(look)
  // A dialog that has closed still tries to give it back to what is gone.
  setTimeout(look, CAUGHT_AFTER_MS)
}

const CAUGHT_AFTER_MS = 200

export function isOnScreen(region: Region): boolean {
  const element = document.getElementById(region)
  return Boolean(element?.checkVisibility() && !element.matches(':disabled'))
}
