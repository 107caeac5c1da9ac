import { idSchema } from '../../ids.ts'
import * as z from '../../late-zod.ts'
import type { UrgencyClock } from './urgency.ts'

/**
 * - `closing`: the service window closes before the desk has another chance to answer;
 * - `open`: it is open, whether it closes soon or not; `closed`: only a template reaches the citizen.
 */
export const windowFilterSchema = z.enum(['closing', 'open', 'closed'])

/** Which rows of a view are shown; several narrow it, each more. */
export const queueFiltersSchema = z.object({
  /** Null: nobody has said what it is about. */
  topic: idSchema.nullable().optional(),
  /** By the name that the gazetteer gives it, else as the citizen wrote it. */
  quadra: z.string().min(1).max(120).optional(),
  /** Who attends it, or attended it last. */
  agent: idSchema.optional(),
  window: windowFilterSchema.optional(),
  /** Only what holds words that this agent has not read and nobody has answered. */
  unread: z.literal(true).optional(),
})

export type QueueFilters = z.infer<typeof queueFiltersSchema>

export const filterKinds = ['topic', 'quadra', 'agent', 'window', 'unread'] as const
export type FilterKind = (typeof filterKinds)[number]

/** What a filter asks of an attendance. */
export type FilterFacts = {
  readonly topicId: string | null
  readonly quadra: string | null
  readonly handledBy: string | null
  /** How many of the citizen's messages wait unread. */
  readonly unread: number
  readonly windowClosesAt: number | null
}

export function fits(facts: FilterFacts, filters: QueueFilters, clock: UrgencyClock): boolean {
  const { topic, quadra, agent, window, unread } = filters
  const closesAt = facts.windowClosesAt ?? 0
  const { after, until } = windowBounds(window, clock)
  return (
    (topic === undefined || facts.topicId === topic) &&
    (quadra === undefined || facts.quadra === quadra) &&
    (agent === undefined || facts.handledBy === agent) &&
    (unread === undefined || facts.unread > 0) &&
    closesAt > after &&
    closesAt <= until
  )
}

/** The window filter as a stretch of time in which the window closes: after one moment, until the other. */
export function windowBounds(
  window: QueueFilters['window'],
  { now, nextChance }: UrgencyClock,
): { after: number; until: number } {
  switch (window) {
    case undefined:
      return { after: -1, until: Number.MAX_SAFE_INTEGER }
    case 'closing':
      return { after: now, until: nextChance }
    case 'open':
      return { after: now, until: Number.MAX_SAFE_INTEGER }
    case 'closed':
      return { after: -1, until: now }
  }
}

export function setFilters(filters: QueueFilters): FilterKind[] {
  return filterKinds.filter((kind) => filters[kind] !== undefined)
}

export function withoutFilter(filters: QueueFilters, kind: FilterKind): QueueFilters {
  return { ...filters, [kind]: undefined }
}
