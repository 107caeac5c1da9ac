import { typeAhead } from '../state/overlay.ts'
import { chordOf, typesText } from './chord.ts'
import { findAction } from './keys-of.ts'
import { isPossible, runByKeys, sceneNow } from './run-action.ts'

/** Does what the pressed keys mean at the desk, if they mean anything here. */
export function hearKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey
  if (isPlain && !hasKeyboard() && typeAhead(event.key)) {
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
