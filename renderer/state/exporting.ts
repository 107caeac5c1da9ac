import { create } from 'zustand'
import type { AttendanceRecord } from '../../shared/ipc/attendance-record.ts'
import { call } from '../bridge.ts'
import { textsNow } from '../texts/use-texts.ts'
import { attendanceText } from '../words/attendance-text.ts'
import { useConversation } from './conversation.ts'
import { notify } from './notices.ts'
import { organisation, relayNow } from './status.ts'

/** The attendance that is before somebody's eyes to be saved or printed; null for none. */
export const useExporting = create<{ record: AttendanceRecord | null }>()(() => ({ record: null }))

export async function showExport(conversationId: string): Promise<void> {
  const record = await readAttendance(conversationId)
  // She may be elsewhere by now.
  if (useConversation.getState().conversationId !== conversationId) return
  if (record) useExporting.setState({ record })
}

export function closeExport(): void {
  useExporting.setState({ record: null })
}

/** To the clipboard, without what only the team sees. */
export async function copyAttendance(conversationId: string): Promise<void> {
  const record = await readAttendance(conversationId)
  if (record === null) return
  await navigator.clipboard.writeText(textOf(record, false))
  notify({ kind: 'attendance-copied' })
}

/** In the screen's language, as of this moment. */
export function textOf(record: AttendanceRecord, withNotes: boolean): string {
  const timeZone = organisation()?.timeZone ?? 'UTC'
  return attendanceText(record, { texts: textsNow(), timeZone, madeAt: relayNow(), withNotes })
}

async function readAttendance(conversationId: string): Promise<AttendanceRecord | null> {
  const record = await call('read-attendance', { conversationId })
  if (record === null) notify({ kind: 'not-found' })
  return record
}
