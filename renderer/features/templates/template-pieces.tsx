import type { ReactNode } from 'react'

/** Words and, between them, values or the names of what is missing. */
export function templatePieces(
  words: string,
  valueFor: (name: string) => string = () => '',
): ReactNode[] {
  let at = 0
  return words.split(/(\{\{\s*\w+\s*\}\})/).map((piece) => {
    const key = at
    at += piece.length
    const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(piece)?.[1]
    if (name === undefined) return <span key={key}>{piece}</span>
    const value = valueFor(name)
    return value === '' ? (
      <mark key={key} className="rounded-xs bg-mark px-0.5 text-ink">
        {name}
      </mark>
    ) : (
      <strong key={key} className="font-semibold">
        {value}
      </strong>
    )
  })
}
