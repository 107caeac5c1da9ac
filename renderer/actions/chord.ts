/** Keys that are pressed together, as `Ctrl+Shift+F`, `Alt+ArrowDown`, `F1` or `?`. */
export type Chord = string

export type Keys = {
  readonly key: string
  /** The key's place on the keyboard, as a browser tells it: `KeyN`. */
  readonly code?: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

const MODIFIERS: ReadonlySet<string> = new Set([
  ...['Alt', 'AltGraph', 'Control', 'Meta', 'Shift', 'CapsLock', 'NumLock', 'ScrollLock'],
  ...['Fn', 'FnLock', 'Hyper', 'Super', 'OS', 'Dead', 'Process', 'Unidentified'],
])

/**
 * What was pressed, in the order in which a chord is written. Ctrl stands for Cmd too. Null where it
 * is nothing to listen to: a modifier alone, or Ctrl+Alt, which is AltGr, with which ABNT2 keyboards
 * type `/ ? ° ª º`.
 */
export function chordOf(keys: Keys): Chord | null {
  const control = keys.ctrlKey || keys.metaKey
  if (control && keys.altKey) return null
  const key = nameOf(keys)
  if (key === null) return null
  // Of what stands above other keys on one keyboard and not on another, Shift says nothing.
  const shift = keys.shiftKey && !isSign(key)
  return [control && 'Ctrl', keys.altKey && 'Alt', shift && 'Shift', key].filter(Boolean).join('+')
}

/** Whether it belongs to the text where one writes. */
export function typesText(chord: Chord): boolean {
  return keyOf(chord).length === 1 && !/^(Ctrl|Alt)\+/.test(chord)
}

/** The key itself, without what is held. */
export function keyOf(chord: Chord): string {
  return chord.endsWith('+') ? '+' : (chord.split('+').at(-1) ?? '')
}

/** @returns what is held, and the key. */
export function partsOf(chord: Chord): string[] {
  const key = keyOf(chord)
  return [...chord.slice(0, -key.length).split('+').filter(Boolean), key]
}

function nameOf({ key, code = '', altKey }: Keys): string | null {
  // With Alt, a Mac's keyboard types other signs: the place of the letter says which it is.
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (altKey && letter !== undefined && !/^[a-z]$/i.test(key)) return letter
  if (MODIFIERS.has(key)) return null
  if (key === ' ') return 'Space'
  return [...key].length === 1 ? key.toUpperCase() : key
}

function isSign(key: string): boolean {
  return [...key].length === 1 && !/[\p{L}\p{N}]/u.test(key)
}

/** As `aria-keyshortcuts` wants them; undefined for none. */
export function shortcutAttribute(chords: readonly Chord[]): string | undefined {
  const spelled = chords.map((chord) => partsOf(chord).join('+').replace(/^Ctrl/, 'Control'))
  return spelled.length === 0 ? undefined : spelled.join(' ')
}
