import type { KeyboardEvent } from 'react'
import { blanksIn } from '../../../shared/domain/canned/fill-canned-text.ts'

/**
 * Tab goes to the next blank of a canned reply, Shift+Tab to the one before; where there is none,
 * the key leaves the field as it always does.
 * @returns whether the key was for a blank.
 */
export function walkBlanks(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  const { key, shiftKey, ctrlKey, altKey, metaKey, currentTarget: field } = event
  if (key !== 'Tab' || ctrlKey || altKey || metaKey) return false
  const { selectionStart, selectionEnd } = field
  const blanks = blanksIn(field.value)
  const blank = shiftKey
    ? blanks.findLast(({ end }) => end <= selectionStart)
    : blanks.find(({ start }) => start >= selectionEnd)
  if (!blank) return false
  event.preventDefault()
  field.setSelectionRange(blank.start, blank.end)
  return true
}
