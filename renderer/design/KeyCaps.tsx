import { type Chord, partsOf } from '../actions/chord.ts'

const signs: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** Keys as they stand on a keyboard. */
export function KeyCaps({ chord }: { chord: Chord }) {
  return (
    <kbd className="shrink-0 rounded-[4px] border border-line bg-hover px-1.5 font-medium font-sans text-2xs text-soft">
      {chordWords(chord)}
    </kbd>
  )
}

export function chordWords(chord: Chord): string {
  return partsOf(chord)
    .map((part) => signs[part] ?? part)
    .join(' + ')
}
