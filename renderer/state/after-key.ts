/** @returns what stands there after a key; null for a key that writes nothing. */
export function afterKey(words: string, key: string): string | null {
  if (key === 'Backspace') return words.slice(0, -1)
  return key.length === 1 ? words + key : null
}
