export type Shortcut =
  | 'next'
  | 'previous'
  /** Who has to be answered first. */
  | 'urgent'
  /** Ends this attendance and goes on to the next citizen. */
  | 'resolve'
  | 'search'
  /** Words in the conversation that is open. */
  | 'find'
  | 'citizen'
  /** Says what the attendance is about. */
  | 'topic'
  /** Answers one message in particular. */
  | 'quote'
  | 'region'
  | 'regionBack'
  /** Asks for the password at once. */
  | 'lock'
  | 'help'
  | 'leave'

type Keys = {
  key: string
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
}

/**
 * Which shortcut a key press is; null for none. `typing`: the focus is where one writes, so single
 * letters belong to the text. Ctrl+Alt is AltGr, with which ABNT2 keyboards type `/ ? ° ª º`: never ours.
 */
export function findShortcut(keys: Keys, typing: boolean): Shortcut | null {
  const control = keys.ctrlKey || keys.metaKey
  if (control && keys.altKey) return null
  if (keys.altKey) {
    if (keys.key === 'ArrowDown') return 'next'
    if (keys.key.toLowerCase() === 'n') return 'urgent'
    if (keys.key.toLowerCase() === 's') return 'topic'
    if (keys.key.toLowerCase() === 'r') return 'quote'
    return keys.key === 'ArrowUp' ? 'previous' : null
  }
  if (control) {
    const letter = keys.key.toLowerCase()
    if (letter === 'i' && !keys.shiftKey) return 'citizen'
    if (letter === 'f' && !keys.shiftKey) return 'find'
    if (letter === 'enter' && keys.shiftKey) return 'resolve'
    if (letter === 'l' && keys.shiftKey) return 'lock'
    return (letter === 'k' && !keys.shiftKey) || (letter === 'f' && keys.shiftKey) ? 'search' : null
  }
  switch (keys.key) {
    case 'F1':
      return 'help'
    case 'F6':
      return keys.shiftKey ? 'regionBack' : 'region'
    case 'Escape':
      return 'leave'
    case '?':
      return typing ? null : 'help'
    default:
      return null
  }
}
