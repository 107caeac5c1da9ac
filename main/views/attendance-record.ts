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

/** One attendance of a conversation, whole. What is covered never leaves this process. */
export function readAttendance(
  desk: Desk,
  { conversationId, protocol }: CallArguments<'read-attendance'>,
): AttendanceRecord | null {
  const { queuePages, timelinePages } = desk.replica
  const record = queuePages.find(conversationId)
  const attendance = findAttendance(desk, conversationId, protocol)
  if (!record || !attendance) return null
  const veil = predictedState(desk, conversationId)?.veil ?? null
  const from = (attendance.openedAt ?? LATEST_MS) - LATEST_MS
  const records = recordsSince(desk, conversationId, from, veil)
  const { attendanceId, ...told } = attendance
  return {
    organisation: desk.office.name,
    citizenName: nameOf(record),
    ...told,
    isPartlyCovered:
      veil !== null &&
      (told.openedAt ?? 0) < veil.at &&
      timelinePages.countBefore(conversationId, veil) > 0,
    items: within(desk, attendanceId, records).map((each) =>
      confirmedItem(desk, conversationId, each, veil),
    ),
  }
}

/** Whether there is an attendance of this number in the conversation, as far as it is here. */
export function hasAttendance(desk: Desk, conversationId: string, protocol: string): boolean {
  return findAttendance(desk, conversationId, protocol) !== null
}

type Found = Pick<AttendanceRecord, 'protocol' | 'openedAt' | 'closedAt'> & { attendanceId: string }

/** @param protocol which; the newest where none is named. */
function findAttendance(
  { replica }: Desk,
  conversationId: string,
  protocol: string | undefined,
): Found | null {
  const newest = replica.conversations.find(conversationId)?.state?.attendance
  if (!newest) return null
  const cases = replica.timelinePages.casesOf(conversationId)
  if (protocol === undefined || protocol === newest.protocol) {
    const { attendanceId, status } = newest
    const opened = cases.find((each) => each.attendanceId === attendanceId)
    const closed = cases.findLast(({ kind }) => kind === 'closed')
    return {
      ...{ attendanceId, protocol: newest.protocol, openedAt: opened?.at ?? null },
      closedAt: status === 'closed' ? (closed?.at ?? null) : null,
    }
  }
  const start = cases.findIndex(({ kind, detail }) => kind === 'opened' && detail === protocol)
  const opened = cases[start]
  if (!opened?.attendanceId) return null
  const later = cases.slice(start + 1)
  const next = later.findIndex(({ kind }) => kind === 'opened')
  const closed = later.slice(0, Math.max(next, 0)).findLast(({ kind }) => kind === 'closed')
  return {
    ...{ attendanceId: opened.attendanceId, protocol, openedAt: opened.at },
    closedAt: closed?.at ?? null,
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
