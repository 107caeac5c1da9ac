import type { EventBody } from '../../events.ts'

/** A reply that the relay will send at its moment. Its words stand in the log alone. */
export type ScheduledReply = {
  /** And the id of the message that it becomes. */
  readonly scheduleId: string
  readonly attendanceId: string
  readonly agentId: string
  /** The command that asked for it. */
  readonly commandId: string
  readonly dueAt: number
  readonly seenSeq: number
  /** The claim that held when it was scheduled. */
  readonly fence: number
  readonly replyTo: string | null
  readonly canned?: readonly string[] | undefined
  /** Its place in the log, where its words stand; absent from a prediction. */
  readonly seq?: number | undefined
}

type Scheduling = {
  readonly scheduledReplies: readonly ScheduledReply[]
  readonly attendance: { readonly fence: number } | null
}

type Placed = EventBody & { readonly seq?: number }

/** Keeps what is scheduled, in the order of its moments. */
export function followSchedule<State extends Scheduling>(state: State, event: Placed): State {
  switch (event.type) {
    case 'reply-scheduled':
      return withSchedule(state, {
        ...{ scheduleId: event.scheduleId, attendanceId: event.attendanceId },
        ...{ agentId: event.agentId, commandId: event.commandId, dueAt: event.dueAt },
        ...{ seenSeq: event.seenSeq, fence: state.attendance?.fence ?? 0, replyTo: event.replyTo },
        ...(event.canned === undefined ? {} : { canned: event.canned }),
        ...(event.seq === undefined ? {} : { seq: event.seq }),
      })
    case 'schedule-cancelled':
    case 'schedule-returned':
      return without(state, event.scheduleId)
    case 'reply-queued':
      return without(without(state, event.messageId), event.scheduled)
    default:
      return state
  }
}

export function findScheduled(
  { scheduledReplies }: Pick<Scheduling, 'scheduledReplies'>,
  scheduleId: string,
): ScheduledReply | null {
  return scheduledReplies.find((each) => each.scheduleId === scheduleId) ?? null
}

function withSchedule<State extends Scheduling>(state: State, added: ScheduledReply): State {
  const scheduledReplies = [...state.scheduledReplies, added].toSorted(
    (one, other) => one.dueAt - other.dueAt,
  )
  return { ...state, scheduledReplies }
}

function without<State extends Scheduling>(state: State, scheduleId: string | undefined): State {
  if (scheduleId === undefined || findScheduled(state, scheduleId) === null) return state
  const scheduledReplies = state.scheduledReplies.filter((each) => each.scheduleId !== scheduleId)
  return { ...state, scheduledReplies }
}
