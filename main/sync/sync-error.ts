import type { SyncStatus } from '../../shared/ipc/status.ts'

/** Why following the log stopped: a code that may be logged. The next attempt starts afresh. */
export class SyncError extends Error {
  override readonly name = 'SyncError'
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/**
 * What trying again will not mend, so that people have to be told; null for what it may.
 * @param code of `codeOf`.
 */
export function problemOf(code: string): SyncStatus['problem'] {
  switch (code) {
    case 'wrong-protocol':
      return 'wrong-protocol'
    case 'log-behind-replica':
      return 'log-behind'
    case 'malformed-event':
    case 'malformed-snapshot':
    case 'line-too-long':
      return 'unreadable'
    default:
      return null
  }
}

/** Codes only: messages of other errors may quote what citizens wrote. */
export function codeOf(error: unknown): string {
  if (error instanceof SyncError) return error.code
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
