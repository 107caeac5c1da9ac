import type { Veil } from '../../shared/domain/veil.ts'
import type { AttendanceRecord } from '../../shared/ipc/attendance-record.ts'
import type { CallArguments } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import type { TimelineRecord } from '../projections/timeline-pages.ts'
import { nameOf } from './content.ts'
import { predictedState } from './predicted-state.ts'
import { confirmedItem } from './timeline-items.ts'

/** A citizen's message may come this long after she wrote it, and stands where she wrote it (ms). */
const LATEST_MS = 8 * 24 * 60 * 60 * 1000

const PAGE = 200

/** The newest attendance of a conversation, whole. What is covered never leaves this process. */
export function readAttendance(
  desk: Desk,
  { conversationId }: CallArguments<'read-attendance'>,
): AttendanceRecord | null {
  const { queuePages, conversations, timelinePages } = desk.replica
  const record = queuePages.find(conversationId)
  const attendance = conversations.find(conversationId)?.state?.attendance
  if (!record || !attendance) return null
  const cases = timelinePages.casesOf(conversationId)
  const opened = cases.find(({ attendanceId }) => attendanceId === attendance.attendanceId)
  const isClosed = attendance.status === 'closed'
  const closed = isClosed ? cases.findLast(({ kind }) => kind === 'closed') : undefined
  const veil = predictedState(desk, conversationId)?.veil ?? null
  const from = (opened?.at ?? LATEST_MS) - LATEST_MS
  const records = recordsSince(desk, conversationId, from, veil)
  return {
    organisation: desk.office.name,
    citizenName: nameOf(record),
    protocol: attendance.protocol,
    openedAt: opened?.at ?? null,
    closedAt: closed?.at ?? null,
    isPartlyCovered: veil !== null && timelinePages.countBefore(conversationId, veil) > 0,
    items: within(desk, attendance.attendanceId, records).map((each) =>
      confirmedItem(desk, conversationId, each, veil),
    ),
  }
}

function recordsSince(
  { replica }: Desk,
  conversationId: string,
  from: number,
  veil: Veil | null,
): TimelineRecord[] {
  const top = veil !== null && veil.at > from ? veil : { at: from, seq: 0 }
  let records: TimelineRecord[] = []
  let before = { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER }
  for (;;) {
    const page = replica.timelinePages.before(conversationId, before, PAGE, top)
    records = [...page.records, ...records]
    const oldest = page.records[0]
    if (!page.more || !oldest) return records
    before = { at: oldest.at, seq: oldest.seq }
  }
}

/** What names no attendance, as a message on the phone, belongs to the one in which it stands. */
function within(
  { replica }: Desk,
  attendanceId: string,
  records: readonly TimelineRecord[],
): TimelineRecord[] {
  let current: string | null = null
  return records.filter(({ seq }) => {
    const own = replica.timelinePages.attendanceOf(seq)
    current = own ?? current
    return current === attendanceId
  })
}
