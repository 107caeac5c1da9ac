/** One record of a CSV file: where it begins, and its cells as they stand between the separators. */
export type Line = {
  readonly line: number
  readonly cells: readonly string[]
  /** A quote was opened in it and not closed: what follows cannot be told apart any more. */
  readonly isOpen: boolean
}

/**
 * Takes CSV apart as spreadsheets write it (RFC 4180, and the semicolons of a Brazilian one): the
 * separator is the one that the first line has most of. Empty lines are left out.
 */
export function readCsv(text: string): Line[] {
  const body = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(body.split(/\r?\n/, 1)[0] ?? '')
  const lines: Line[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let number = 1
  let begunAt = 1

  function endLine(isOpen = false): void {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== '')) lines.push({ line: begunAt, cells, isOpen })
    cells = []
    cell = ''
  }

  for (let at = 0; at < body.length; at += 1) {
    const letter = body[at] ?? ''
    if (letter === '\n') number += 1
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (body[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (letter === separator) {
      cells.push(cell)
      cell = ''
    } else if (letter === '\n') {
      endLine()
      begunAt = number
    } else if (letter !== '\r') {
      cell += letter
    }
  }
  endLine(quoted)
  return lines
}

function separatorOf(heading: string): string {
  const counts = [';', ',', '\t'].map((mark) => ({ mark, count: heading.split(mark).length }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark
}
