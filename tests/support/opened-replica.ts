import type { Replica } from '../../main/replica/replica.ts'
import type { openReplicaIn } from '../../main/replica/replica-files.ts'

/** @throws where it is not open: a test has nothing to do then. */
export function opened(found: ReturnType<typeof openReplicaIn>): Replica {
  if (found.outcome !== 'opened') throw new Error(found.outcome)
  return found.replica
}
