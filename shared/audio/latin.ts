/** The letters that name the parts of a sound file, as their bytes. */
export function bytesOf(letters: string): number[] {
  return Array.from(letters, (letter) => letter.charCodeAt(0))
}

export function lettersOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
