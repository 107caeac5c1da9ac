/** Why following the log stopped: a code that may be logged. The next attempt starts afresh. */
export class SyncError extends Error {
  override readonly name = 'SyncError'
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Codes only: messages of other errors may quote what citizens wrote. */
export function codeOf(error: unknown): string {
  if (error instanceof SyncError) return error.code
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
