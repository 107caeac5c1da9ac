import type { Conversation } from '../../shared/domain/conversation.ts'
import type { BlockAskedView, BlockView } from '../../shared/ipc/citizen.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { nameOf } from './content.ts'
import { predictedState } from './predicted-state.ts'

/** Who is blocked and for whom it was asked, with what this console decided meanwhile. */
export function listBlocks(desk: Desk): CallResult<'list-blocks'> {
  const { conversations, outbox } = desk.replica
  const changing = outbox.unsettledConversations()
  const rowsOf = (ids: readonly string[]) =>
    [...new Set([...ids, ...changing])].flatMap((id) => rowOf(desk, id) ?? [])
  return {
    blocked: rowsOf(conversations.blocked()).flatMap(({ row, state }) => {
      const block = blockView(desk, state)
      return block === null ? [] : { ...row, block }
    }),
    asked: rowsOf(conversations.blockAsked()).flatMap(({ row, state }) => {
      const asked = blockAskedView(desk, state)
      return asked === null ? [] : { ...row, asked }
    }),
  }
}

function rowOf(desk: Desk, conversationId: string) {
  const record = desk.replica.queuePages.find(conversationId)
  const state = predictedState(desk, conversationId)
  if (!record || !state?.attendance) return null
  const { attendanceId } = state.attendance
  const target = { conversationId, attendanceId, seenSeq: record.appliedSeq }
  return { state, row: { ...target, citizenName: nameOf(record) } }
}

export function blockView(desk: Desk, { block }: Conversation): BlockView | null {
  if (block === null) return null
  const { reason, since, until, heldBack, agentId, noteSeq } = block
  const agent = desk.replica.people.agentName(agentId)
  return { reason, since, until, heldBack, agent, note: noteAt(desk, noteSeq) }
}

export function blockAskedView(desk: Desk, { blockRequest }: Conversation): BlockAskedView | null {
  if (blockRequest === null) return null
  const { reason, at, agentId, noteSeq } = blockRequest
  const agent = desk.replica.people.agentName(agentId)
  return { reason, at, agent, note: noteAt(desk, noteSeq) }
}

/** The words stand in the log alone, where an erasure reaches them. */
function noteAt({ replica }: Desk, seq: number | null): string | null {
  const found = seq === null ? null : replica.events.find(seq)
  if (!found?.known) return null
  const { event } = found
  const holdsNote = event.type === 'citizen-blocked' || event.type === 'block-requested'
  return holdsNote ? (event.content?.text ?? null) : null
}
