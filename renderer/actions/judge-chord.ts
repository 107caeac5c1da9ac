import type { Action } from './action.ts'
import { type Chord, keyOf, typesText } from './chord.ts'
import { findAction } from './keys-of.ts'

/** Why no action can have these keys. */
export type WhyNot = 'types' | 'fixed' | 'editing' | 'system'

export type Judgement =
  | { outcome: 'free' }
  | { outcome: 'taken'; by: Action }
  | { outcome: 'refused'; why: WhyNot }

/** What the road is walked with: it does the same everywhere, for everybody. */
const FIXED = /^(Shift\+)?(Enter|Tab|Escape|Space|Backspace|Delete|Insert)$|^Ctrl\+Enter$/

/** What moves the caret or changes the text where one writes. */
const EDITING =
  /^(Ctrl\+)?(Shift\+)?(Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown)$|^Ctrl\+(Shift\+)?(Backspace|Delete|Insert)$|^Ctrl\+[ACVXYZ]$|^Ctrl\+Shift\+[VZ]$/

/** What the system, the browser or the window does before any page hears of it. */
const SYSTEM =
  /^Ctrl\+(Shift\+)?[NQRTW0]$|^Ctrl\+[-=+]$|^(F5|F11|F12|Ctrl\+F5|Alt\+F4|Alt\+Space|Alt\+Tab|Alt\+Arrow(Left|Right)|Alt\+X|Ctrl\+Shift\+[IJ])$/

/** Whether an action can have these keys, and whose they are already. */
export function judgeChord(
  chord: Chord,
  action: Action,
  own?: Readonly<Record<string, readonly Chord[]>>,
): Judgement {
  if (typesText(chord) || (/^Shift\+/.test(chord) && [...keyOf(chord)].length === 1)) {
    return { outcome: 'refused', why: 'types' }
  }
  if (FIXED.test(chord)) return { outcome: 'refused', why: 'fixed' }
  if (EDITING.test(chord)) return { outcome: 'refused', why: 'editing' }
  if (SYSTEM.test(chord)) return { outcome: 'refused', why: 'system' }
  const owner = findAction(chord, own)
  if (owner === null || owner.id === action.id) return { outcome: 'free' }
  return owner.isFixed ? { outcome: 'refused', why: 'fixed' } : { outcome: 'taken', by: owner }
}
