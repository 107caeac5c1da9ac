/** Says on standard error that something did not work which nobody waits for; the rest goes on. */
export function reportFailure(what: string, error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : String(error)
  process.stderr.write(`Simulator: ${what} (${code})\n`)
}
