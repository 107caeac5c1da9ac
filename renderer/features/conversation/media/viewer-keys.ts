/** What a key does in the viewer. `held`: again and again while it is held down. */
export type ViewerKey = { readonly act: () => void; readonly held?: true }

export type ViewerKeys = Readonly<Record<string, ViewerKey>>

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat' | 'isComposing' | 'defaultPrevented'
>

/**
 * Letters and signs are the viewer's only as they are, and once for each press: with a modifier they are
 * the desk's or the system's, and a file is not saved twenty times because a finger rests on S.
 * @returns what to do; null for what is nobody's or somebody else's. `taken`: the key is the viewer's.
 */
export function keyInViewer(
  keys: ViewerKeys,
  event: Pressed,
): { readonly taken: true; readonly act: (() => void) | null } | null {
  if (event.defaultPrevented || event.isComposing) return null
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const key = keys[event.key]
  if (key === undefined) return null
  return { taken: true, act: event.repeat && !key.held ? null : key.act }
}
