import type { Agent } from '../../shared/domain/agent.ts'
import type { Attendance, Conversation } from '../../shared/domain/conversation.ts'

/** People, ids and states with which the domain's tests tell their stories. */

export const id = (letter: string) => `${letter.repeat(8)}-0000-4000-8000-000000000000`

const colleague = (letter: string, name: string, ...roles: Agent['roles'][number][]): Agent => ({
  agentId: id(letter),
  name,
  roles,
  disabled: false,
})

export const ana = colleague('a', 'Ana', 'agent')
export const bruno = colleague('b', 'Bruno', 'agent')
export const carla = colleague('c', 'Carla', 'supervisor')
export const diego = colleague('d', 'Diego', 'ombudsman')
export const admin = colleague('e', 'Administração', 'admin')
export const gone = { ...colleague('f', 'Fora', 'agent'), disabled: true }

export const everybody: readonly Agent[] = [ana, bruno, carla, diego, admin, gone]

export const NOON = Date.parse('2026-11-20T12:00:00Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

export const conversationId = id('1')
export const attendanceId = id('2')

/** A conversation whose citizen wrote at noon, with one attendance. */
export function conversation(attendance: Partial<Attendance> = {}): Conversation {
  return {
    conversationId,
    citizenId: id('3'),
    phoneNumberId: '109000000000001',
    repliesOnTheirWay: [],
    lastInboundAt: NOON,
    waitingSince: NOON,
    unansweredSeqs: [],
    veil: null,
    block: null,
    blockRequest: null,
    merges: [],
    unsettledReplies: [],
    scheduledReplies: [],
    attendance: {
      attendanceId,
      protocol: '2026-000001',
      status: 'waiting',
      holderId: null,
      previousHolderId: null,
      fence: 0,
      openedAt: NOON,
      closedAt: null,
      ...attendance,
    },
  }
}

export const waiting = conversation()
export const heldByAna = conversation({ status: 'held', holderId: ana.agentId, fence: 1 })
export const closed = conversation({
  status: 'closed',
  previousHolderId: ana.agentId,
  fence: 1,
  closedAt: NOON,
})
