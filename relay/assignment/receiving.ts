import {
  changeReceiving,
  pauseAbsent,
  type ReceivingCause,
} from '../../shared/domain/assignment/receiver.ts'
import type { LogTransaction } from '../log/append.ts'
import * as receivers from './receivers.ts'

/** What an agent says of herself; what holds already is no event. */
export async function setReceiving(
  tx: LogTransaction,
  agentId: string,
  receiving: boolean,
  cause: ReceivingCause,
): Promise<void> {
  const standing = await receivers.standingOf(tx, agentId)
  await tx.append(null, () => changeReceiving(standing, receiving, cause))
}

/** Lets her pause if she has been away for too long, looked at again in the transaction that says so. */
export async function pauseIfAbsent(
  tx: LogTransaction,
  agentId: string,
  absence: { now: number; absentAfterMs: number },
): Promise<void> {
  const standing = await receivers.standingOf(tx, agentId)
  await tx.append(null, () => pauseAbsent(standing, absence))
}
