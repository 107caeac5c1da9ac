import { create } from 'zustand'
import type { AttendanceRecord } from '../../shared/ipc/attendance-record.ts'
import { call } from '../bridge.ts'
import { textsNow } from '../texts/use-texts.ts'
import { attendanceText } from '../words/attendance-text.ts'
import { useConversation } from './conversation.ts'
import { notify } from './notices.ts'
import { organisation, relayNow } from './status.ts'

type Exporting =
  | { conversationId: string; record: AttendanceRecord }
  | { conversationId: null; record: null }

/** The attendance that is before somebody's eyes to be saved or printed; null for none. */
export const useExporting = create<Exporting>()(() => ({
  conversationId: null,
  record: null,
}))

/** @param protocol which attendance of the conversation; the newest where none is named. */
export async function showExport(conversationId: string, protocol?: string): Promise<void> {
  const record = await readAttendance(conversationId, protocol)
  // She may be elsewhere by now.
  if (useConversation.getState().conversationId !== conversationId) return
  if (record) useExporting.setState({ conversationId, record })
}

export function closeExport(): void {
  if (useExporting.getState().record === null) return
  useExporting.setState({ conversationId: null, record: null })
}

/** Its citizen had everything erased: what was read before that is saved and printed no more. */
export function closeExportOf(conversationId: string): void {
  if (useExporting.getState().conversationId === conversationId) closeExport()
}

/** To the clipboard, without what only the team sees. */
export async function copyAttendance(conversationId: string, protocol?: string): Promise<void> {
  const record = await readAttendance(conversationId, protocol)
  if (record === null || !(await noteExport(conversationId, record.protocol))) return
  await navigator.clipboard.writeText(textOf(record, false))
  notify({ kind: 'attendance-copied' })
}

/** In the screen's language, as of this moment. */
export function textOf(record: AttendanceRecord, withNotes: boolean): string {
  const timeZone = organisation()?.timeZone ?? 'UTC'
  return attendanceText(record, { texts: textsNow(), timeZone, madeAt: relayNow(), withNotes })
}

/**
 * What leaves as a whole is on record before it does.
 * @returns whether it may leave.
 */
export async function noteExport(conversationId: string, protocol: string): Promise<boolean> {
  const { outcome } = await call('note-export', { conversationId, protocol })
  if (outcome === 'unknown') notify({ kind: 'not-found' })
  return outcome === 'noted'
}

async function readAttendance(
  conversationId: string,
  protocol: string | undefined,
): Promise<AttendanceRecord | null> {
  const record = await call('read-attendance', {
    conversationId,
    ...(protocol !== undefined && { protocol }),
  })
  if (record === null) notify({ kind: 'not-found' })
  return record
}
