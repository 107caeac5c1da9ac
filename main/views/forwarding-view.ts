import type { Attendance, Conversation } from '../../shared/domain/conversation.ts'
import { isVeiled } from '../../shared/domain/veil.ts'
import { idSchema, momentSchema } from '../../shared/ids.ts'
import type { ForwardingSummary, OpenForwarding } from '../../shared/ipc/forwardings.ts'
import * as z from '../../shared/late-zod.ts'
import type { Desk } from '../desk.ts'
import { areasInForce } from '../outbox/predict-documents.ts'
import type { CaseRecord } from '../projections/timeline-pages.ts'
import { noteText } from './content.ts'

/** The question to an area that an attendance waits for; null for none. */
export function openForwarding(
  desk: Desk,
  { forwarding, status }: Attendance,
): OpenForwarding | null {
  if (forwarding === undefined || status === 'closed') return null
  const { forwardingId, areaId, since, dueAt } = forwarding
  return { forwardingId, area: areaName(desk, areaId), since, dueAt }
}

/** Null while the list has not arrived. */
export function areaName(desk: Desk, areaId: string): string | null {
  return areasInForce(desk).find((area) => area.areaId === areaId)?.name ?? null
}

const detailSchema = z.object({ areaId: idSchema, dueAt: momentSchema, forwardingId: idSchema })

/** What a line about a forwarding keeps; null for another line. */
export function forwardingDetail(detail: string | null): z.infer<typeof detailSchema> | null {
  return detail === null ? null : (detailSchema.safeParse(JSON.parse(detail)).data ?? null)
}

/** Looks up the words of a conversation's notes, of which nothing that is covered is told. */
export function noteReader(
  { replica }: Desk,
  { conversationId, veil }: Conversation,
): (noteId: string | null) => string | null {
  let notes: ReadonlyMap<string, string | null> | null = null
  return (noteId) => {
    if (noteId === null) return null
    notes ??= new Map(
      replica.timelinePages
        .notesOf(conversationId)
        .map((note) => [note.itemId, isVeiled(veil, note) ? null : noteText(note.content)]),
    )
    return notes.get(noteId) ?? null
  }
}

/** A line of the conversation that begins or ends a forwarding, worked into the list of its case. */
export function followForwardings(
  desk: Desk,
  { kind, at, detail, itemId }: CaseRecord,
  readNote: (noteId: string | null) => string | null,
  before: readonly ForwardingSummary[],
): ForwardingSummary[] {
  if (kind === 'forwarded') {
    const told = forwardingDetail(detail)
    if (told === null) return [...before]
    const { forwardingId, areaId, dueAt } = told
    const asked = { forwardingId, area: areaName(desk, areaId), since: at, dueAt, ended: null }
    return [...before, { ...asked, question: readNote(itemId) }]
  }
  const ended: ForwardingSummary['ended'] =
    kind === 'area-answered'
      ? { how: 'answered', at, answer: readNote(itemId) }
      : { how: 'withdrawn', at }
  return before.map((one) => (one.forwardingId === detail ? { ...one, ended } : one))
}
