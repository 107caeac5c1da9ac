import { mayAttend, mayOversee, maySupervise } from '../../shared/domain/agent.ts'
import { capacityOf } from '../../shared/domain/assignment/rules.ts'
import { dateAt, hourAt, startOfDate } from '../../shared/domain/local-day.ts'
import type { QueueView } from '../../shared/domain/queue/saved-filter.ts'
import type { ArrivalHour, OverviewAgent, OverviewView } from '../../shared/ipc/overview.ts'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { PresentAgent } from '../../shared/presence.ts'
import type { Desk } from '../desk.ts'
import { countQueue, pageQueue } from './queue-view.ts'
import { rulesInForce } from './receiving-view.ts'

/** More than anybody walks through by eye; the queue itself has all of them. */
const MOST_ROWS = 100
const MOST_HELD = 200

/**
 * The desk as who oversees it sees it: who waits, who holds what, and when citizens come. All of it
 * is the replica's, but for who is there.
 * @param present colleagues who use their consoles now.
 */
export function readOverview(
  desk: Desk,
  present: readonly PresentAgent[],
  { day }: CallArguments<'read-overview'>,
): CallResult<'read-overview'> {
  const { account } = desk
  if (!mayOversee(account)) return null
  const counts = countQueue(desk)
  return {
    waiting: { rows: rowsOf(desk, 'waiting', MOST_ROWS), total: counts.waiting },
    agents: agentsOf(desk, present),
    arrivals: arrivalsOf(desk, day),
    mayAct: mayAttend(account) && maySupervise(account),
  }
}

function agentsOf(desk: Desk, present: readonly PresentAgent[]): OverviewAgent[] {
  const { account, replica } = desk
  const team = rowsOf(desk, 'team', MOST_HELD)
  const own = (['mine', 'snoozed'] as const).flatMap((view) => rowsOf(desk, view, MOST_HELD))
  const held = [...own, ...team]
  const byHolder = Map.groupBy(held, ({ holder }) => holder?.agentId)
  const counted = replica.queuePages.held()
  const rules = rulesInForce(desk)
  const receiving = replica.receiving.all()
  const there = new Set(present.map(({ agentId }) => agentId))
  return replica.people
    .agents()
    .filter((agent) => !agent.disabled && mayAttend(agent))
    .map(({ agentId, name }) => {
      const rows = byHolder.get(agentId) ?? []
      return {
        ...{ agentId, name, rows },
        present: agentId === account.agentId || there.has(agentId),
        // What this console has just moved is in the rows before it is in the record.
        holds: team.length < MOST_HELD ? rows.length : (counted.get(agentId) ?? rows.length),
        receives: rules.mode === 'off' ? null : (receiving.get(agentId)?.receives ?? false),
        capacity: capacityOf(rules, agentId),
      }
    })
}

function rowsOf(desk: Desk, view: QueueView, limit: number): QueueRow[] {
  return pageQueue(desk, { view, after: null, limit }).rows
}

function arrivalsOf(
  { replica, office, relayNow }: Desk,
  asked: string | null,
): OverviewView['arrivals'] {
  const { timeZone, hours } = office
  const today = dateAt(relayNow(), timeZone)
  const day = asked ?? today
  const [from, to] = [startOfDate(day, timeZone), startOfDate(day, timeZone, 1)]
  const counts = Array.from({ length: 24 }, (): number => 0)
  const opened = replica.events.arrivals(from, to)
  for (const at of opened) {
    const hour = hourAt(at, timeZone)
    counts[hour] = (counts[hour] ?? 0) + 1
  }
  const open = new Set<number>()
  const span = hours && openHours(hours.spanFrom, from, to, timeZone)
  for (const hour of span ?? []) open.add(hour)
  return {
    ...{ day, isToday: day === today, total: opened.length },
    hours: counts.map((count, hour): ArrivalHour => ({ hour, count, open: open.has(hour) })),
  }
}

/** The hours of the day in which the desk is open for a while. */
function openHours(
  spanFrom: (moment: number) => { start: number; end: number } | null,
  from: number,
  to: number,
  timeZone: string,
): number[] {
  const found: number[] = []
  for (let at = from; at < to; ) {
    const span = spanFrom(at)
    if (span === null || span.start >= to) break
    const [first, last] = [hourAt(span.start, timeZone), hourAt(span.end - 1, timeZone)]
    for (let hour = first; hour <= last; hour += 1) found.push(hour)
    at = span.end
  }
  return found
}
