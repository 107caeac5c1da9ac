import * as z from '../late-zod.ts'
import type { QueueRow } from './queue.ts'

/** What who supervises looks at first. */
export const overviewCalls = {
  /** `day`: whose arrivals, `YYYY-MM-DD` in the organisation's time zone; null for today. */
  'read-overview': z.object({ day: z.iso.date().nullable() }),
} as const

export type OverviewAgent = {
  agentId: string
  name: string
  /** She uses her console now; told only while the relay is heard. */
  present: boolean
  /** What she holds, the most urgent first. */
  rows: QueueRow[]
  /** With those that are not among `rows`. */
  holds: number
  /** Rules give her attendances; null while they give nobody any. */
  receives: boolean | null
  /** How many they give her at most. */
  capacity: number
}

/** `open`: the desk is, for some of that hour. */
export type ArrivalHour = { hour: number; count: number; open: boolean }

export type OverviewView = {
  /** Who waits for anybody, the most urgent first. */
  waiting: { rows: QueueRow[]; total: number }
  /** Everybody who attends, by name. */
  agents: OverviewAgent[]
  /** Attendances that citizens opened, by the hour of the day. */
  arrivals: { day: string; isToday: boolean; hours: ArrivalHour[]; total: number }
  /** May reassign, return to the queue and leave notes. */
  mayAct: boolean
}

export type OverviewCallResults = {
  /** Null for who does not oversee the desk. */
  'read-overview': OverviewView | null
}
