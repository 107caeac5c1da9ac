/**
 * CSV as a Brazilian spreadsheet opens it: semicolons, CRLF, and a mark that says UTF-8. What citizens
 * wrote is never read as a formula: a cell that would begin one is preceded by an apostrophe (OWASP,
 * "CSV Injection").
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map(cellOf).join(';'))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function cellOf(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r|%]/u.test(text) ? `'${text}` : text
  return /[";\r\n\t,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
