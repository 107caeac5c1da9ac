import type { Figure } from './target.ts'

/** What was measured as one table: figure, value, target, and whether it holds. */
export function tableOf(results: Readonly<Record<string, object>>): string {
  const rows = [['figure', 'value', 'target', ''], ...rowsOf(results)]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function rowsOf(value: object, path = ''): string[][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const figure = path + name
    if (isFigure(inner)) {
      return [[figure, String(inner.is), inner.shall, inner.holds ? 'holds' : 'MISSES']]
    }
    if (typeof inner === 'object' && inner !== null) return rowsOf(inner, `${figure} · `)
    return [[figure, String(inner), '', '']]
  })
}

function isFigure(value: unknown): value is Figure {
  return typeof value === 'object' && value !== null && 'shall' in value && 'holds' in value
}
