import { typeForPalette } from '../state/overlay.ts'
import { isLeaving, isOnTheWay, writeAhead } from '../state/type-ahead.ts'
import { chordOf, typesText } from './chord.ts'
import { findAction } from './keys-of.ts'
import { isPossible, runByKeys, sceneNow } from './run-action.ts'

/** Does what the pressed keys mean at the desk, if they mean anything here. */
export function hearKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey
  if (isPlain && !hasKeyboard() && typeForPalette(event.key)) {
    event.preventDefault()
    return
  }
  const chord = chordOf(event)
  const action = chord === null ? null : findAction(chord)
  if (chord === null || action === null) return
  if (typesText(chord) && isWriting(event.target)) return
  if (hasKeyboard() && !action.anywhere) return
  if (action.yields && (holdsWords(event.target) || !isPossible(action, sceneNow()))) return
  event.preventDefault()
  if (!(event.repeat && action.once)) runByKeys(action)
}

/** Keys that do something to what has the focus, and are not said by `keypress` as letters are. */
const doing = new Set([' ', 'Enter', 'Backspace'])

/**
 * Hears first (`keydown` and `keypress`, on their way in) what is typed on the way to where one writes.
 * Letters are taken from `keypress`, which says them as they are composed: `´` and `a` are `á`.
 */
export function hearAhead(event: KeyboardEvent): void {
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey
  if (!isPlain && !event.getModifierState('AltGraph')) return
  if (event.isComposing || hasKeyboard() || isWritingElsewhere(event.target)) return
  const isLetter = event.key.length === 1 && event.key !== ' '
  const isSaid = event.type === 'keydown' ? doing.has(event.key) : isLetter
  // A key that is held down says it once: nobody sees how far it has come.
  const isWritten = isSaid && !event.repeat
  const isKept = isWritten ? writeAhead(event.key) : (isSaid || isLetter) && isOnTheWay()
  if (!isKept) return
  event.stopPropagation()
  if (isSaid) event.preventDefault()
}

/** A field is where she went herself, but for the composer that she leaves. */
function isWritingElsewhere(target: EventTarget | null): boolean {
  const isLeft = target instanceof HTMLElement && target.id === 'composer-text' && isLeaving()
  return isWriting(target) && !isLeft
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]')
}

function holdsWords(target: EventTarget | null): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isField && target.value !== ''
}

/** A dialog or menu has the keyboard for itself; Esc closes it there. */
function hasKeyboard(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
}
