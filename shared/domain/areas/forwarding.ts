import type { EventBody } from '../../events.ts'

/**
 * An attendance's question to an area of the organisation, until its answer is recorded or it is
 * taken back. Invariant: an attendance has at most one that is open. It outlasts closing, because
 * the area may still answer.
 */
export type Forwarding = {
  readonly forwardingId: string
  readonly areaId: string
  readonly agentId: string
  /** When it was forwarded (ms). */
  readonly since: number
  /** The last moment (ms) at which the area's answer is in time. */
  readonly dueAt: number
}

export function isOverdue({ dueAt }: Pick<Forwarding, 'dueAt'>, now: number): boolean {
  return dueAt < now
}

/** What an event makes of the open forwarding of its attendance; undefined for none. */
export function followForwarding(
  open: Forwarding | undefined,
  event: EventBody & { readonly at: number },
): Forwarding | undefined {
  switch (event.type) {
    case 'attendance-forwarded': {
      const { forwardingId, areaId, agentId, at: since, dueAt } = event
      return { forwardingId, areaId, agentId, since, dueAt }
    }
    case 'area-answered':
    case 'forwarding-withdrawn':
      return open?.forwardingId === event.forwardingId ? undefined : open
    default:
      return open
  }
}
