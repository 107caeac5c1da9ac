import type { ConsoleStatus } from '../../shared/ipc/status.ts'

/** The newer of two: an answer may come after a push that was made later, and must not undo it. */
export function newerStatus(known: ConsoleStatus | null, next: ConsoleStatus): ConsoleStatus {
  return known !== null && known.revision > next.revision ? known : next
}
