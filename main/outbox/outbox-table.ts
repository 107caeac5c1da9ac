import {
  type AnyCommand,
  type CannedCommand,
  type Command,
  commandSchema,
  type DocumentCommandOf,
  type HoursCommand,
  isOfficeCommand,
  type OfficeCommand,
  type QueueFilterCommand,
  type Refusal,
  refusalSchema,
  type TopicsCommand,
} from '../../shared/commands.ts'
import { erasedCommand } from '../../shared/domain/erase-command.ts'
import { LONGEST_HOLD_MS } from '../../shared/domain/hold.ts'
import type { DocumentKind } from '../../shared/domain/office/documents.ts'
import { type Sending, sendingSchema } from '../../shared/ipc/undo.ts'
import type { PendingCommand } from '../replica/merge.ts'
import { type Database, durably } from '../store/database.ts'
import { parseJson } from '../store/read-json-file.ts'
import { CANNED_LANE, FILTERS_LANE, HOURS_LANE, laneOf, officeLanes, TOPICS_LANE } from './lane.ts'

/**
 * A command that is not in the record yet.
 * - `waiting`: the relay has not answered. `hasLeft`: it may have reached the relay.
 * - `accepted`: answered, its events are on their way here.
 * - `refused`: answered; kept with its reason until the agent puts it away.
 */
export type OutboxRow<C extends AnyCommand = Command> = {
  readonly command: C
  readonly state: 'waiting' | 'accepted' | 'refused'
  readonly hasLeft: boolean
  readonly refusal: Refusal | null
  /** When the agent asked, on the relay's clock as this console estimated it. */
  readonly issuedAt: number
  /** Until then it stays here, and all behind it in its lane: `isHeld`. Null: it does not wait. */
  readonly heldUntil: number | null
  /** The press of the button that it is a part of; null for what cannot be taken back so. */
  readonly sending: Sending | null
}

/** A reply's moment in which it can be taken back. */
export type Hold = { readonly until: number; readonly sending: Sending }

/** The command whose turn it is. `row`: null when this version cannot read what is stored. */
export type NextInTurn = {
  readonly commandId: string
  readonly lane: string
  readonly row: OutboxRow<AnyCommand> | null
}

type Row = {
  command_id: string
  lane: string
  command: string
  state: OutboxRow['state']
  has_left: number
  refusal: string | null
  issued_at: number
  held_until: number | null
  sending: string | null
}

const ERASED: Refusal = { reason: 'citizen-erased' }

export type OutboxTable = ReturnType<typeof openOutboxTable>

export function openOutboxTable(db: Database) {
  const add = db.prepare<[string, string, string, number, number | null, string | null]>(
    `insert into outbox (command_id, lane, command, state, issued_at, held_until, sending)
     values (?, ?, ?, 'waiting', ?, ?, ?) on conflict do nothing`,
  )
  const find = db.prepare<[string], Row>('select * from outbox where command_id = ?')
  const next = db.prepare<{ resting: string; now: number }, Row>(
    `select * from outbox
     where state = 'waiting' and lane not in (select value from json_each(@resting))
       and not exists (select 1 from outbox as before
         where before.lane = outbox.lane and before.position <= outbox.position
           and before.state = 'waiting' and ${held('before')})
     order by position limit 1`,
  )
  const heldLanes = db.prepare<{ now: number }, { lane: string; until: number; count: number }>(
    `select lane, min(held_until) as until, count(*) as count from outbox
     where state = 'waiting' and ${held('outbox')} group by lane`,
  )
  const endHolds = db.prepare(`update outbox set held_until = null where held_until is not null`)
  const all = db.prepare<[], Row>('select * from outbox order by position')
  const ofLane = db.prepare<[string], Row>('select * from outbox where lane = ? order by position')
  const unsettled = db
    .prepare<[], string>(
      `select distinct lane from outbox
       where state <> 'refused' and lane not in (${officeLanes.map((lane) => `'${lane}'`)})`,
    )
    .pluck()
  const unsentLanes = db
    .prepare<[], string>(
      `select lane from outbox where state <> 'accepted' group by lane order by min(position)`,
    )
    .pluck()
  const firstRefused = db
    .prepare<[], string>(
      `select lane from outbox where state = 'refused' order by position limit 1`,
    )
    .pluck()
  const repliesSince = db.prepare<[number], { conversationId: string; text: string }>(
    `select lane as conversationId, command ->> 'text' as text from outbox
     where state <> 'refused' and command ->> 'type' = 'send-reply'
       and command -> 'attachment' is null and issued_at >= ?`,
  )
  const count = db.prepare<[string], number>('select count(*) from outbox where state = ?').pluck()
  const leave = db.prepare<[string]>('update outbox set has_left = 1 where command_id = ?')
  const accept = db.prepare<[number, string]>(
    `update outbox set state = 'accepted', accepted_seq = ? where command_id = ?`,
  )
  const refuse = db.prepare<[string, string]>(
    `update outbox set state = 'refused', refusal = ? where command_id = ?`,
  )
  const remove = db.prepare<[string]>('delete from outbox where command_id = ?')
  const erase = db.prepare<[string, string, string]>(
    `update outbox set state = 'refused', command = ?, refusal = ?, sending = null
     where command_id = ?`,
  )
  const pending = db.prepare<[], PendingCommand>(
    `select command_id as commandId, lane, accepted_seq as acceptedSeq from outbox`,
  )

  /** A lane of the organisation's has commands of its own kind alone: `laneOf` put them there. */
  function ofOffice<C extends OfficeCommand>(lane: string): OutboxRow<C>[] {
    return ofLane.all(lane).flatMap((row) => (parseRow(row) as OutboxRow<C> | null) ?? [])
  }

  return {
    /** A command that is here already is not added again. Call it inside `durably`. */
    add(command: AnyCommand, issuedAt: number, hold: Hold | null = null): void {
      add.run(
        ...([command.commandId, laneOf(command), JSON.stringify(command), issuedAt] as const),
        ...([hold?.until ?? null, hold && JSON.stringify(hold.sending)] as const),
      )
    },
    /** One that was refused before it came here, or will never leave. Call it inside `durably`. */
    addRefused(command: AnyCommand, issuedAt: number, refusal: Refusal): void {
      this.add(command, issuedAt)
      refuse.run(JSON.stringify(refusal), command.commandId)
    },
    find(commandId: string): OutboxRow<AnyCommand> | null {
      const row = find.get(commandId)
      return row ? parseRow(row) : null
    },
    /** Everything, in its order; null for what this version cannot read. */
    all(): (OutboxRow<AnyCommand> | null)[] {
      return all.all().map(parseRow)
    },
    /** The oldest waiting command, but for the lanes that have to wait themselves, or are held. */
    next(resting: readonly string[], now: number): NextInTurn | null {
      const row = next.get({ resting: JSON.stringify(resting), now })
      if (!row) return null
      const { command_id: commandId, lane } = row
      return { commandId, lane, row: parseRow(row) }
    },
    /** Lanes in which something can still be taken back, and until when the first of it. */
    heldLanes(now: number): { lane: string; until: number; count: number }[] {
      return heldLanes.all({ now })
    },
    /** Nobody is there any more to take anything back. On the disk when it returns. */
    endHolds(): void {
      durably(db, () => endHolds.run())
    },
    /** Without those that this version cannot read: they stay on the disk. */
    ofConversation(conversationId: string): OutboxRow[] {
      return ofLane.all(conversationId).flatMap((row) => {
        const parsed = parseRow(row)
        return parsed !== null && isOfCase(parsed) ? parsed : []
      })
    },
    /** The same of canned replies. */
    ofCanned: () => ofOffice<CannedCommand>(CANNED_LANE),
    /** The same of the opening hours. */
    ofHours: () => ofOffice<HoursCommand>(HOURS_LANE),
    /** The same of what attendances can be about. */
    ofTopics: () => ofOffice<TopicsCommand>(TOPICS_LANE),
    /** The same of another document. */
    ofDocument: <K extends DocumentKind>(kind: K) => ofOffice<DocumentCommandOf<K>>(kind),
    /** The same of this agent's saved filters. */
    ofFilters: () => ofOffice<QueueFilterCommand>(FILTERS_LANE),
    /** Conversations whose shown state differs from the confirmed one. */
    unsettledConversations(): string[] {
      return unsettled.all()
    },
    /** Lanes with what has yet to leave or was refused, in the order of their oldest. */
    unsentLanes(): string[] {
      return unsentLanes.all()
    },
    /** The lane of the oldest refused command. */
    firstRefused(): string | null {
      return firstRefused.get() ?? null
    },
    /** The words of replies that are not in the record yet, issued since a moment (ms). */
    repliesSince(at: number): { conversationId: string; text: string }[] {
      return repliesSince.all(at)
    },
    count(state: OutboxRow['state']): number {
      return count.get(state) ?? 0
    },
    /** On the disk before it leaves: a command that may be at the relay is never taken back. */
    markLeft(commandId: string): void {
      durably(db, () => leave.run(commandId))
    },
    accept(commandId: string, seq: number): void {
      accept.run(seq, commandId)
    },
    /** On the disk when it returns. */
    refuse(commandId: string, refusal: Refusal): void {
      durably(db, () => this.keepRefused(commandId, refusal))
    },
    /** Call it inside `durably`. */
    keepRefused(commandId: string, refusal: Refusal): void {
      refuse.run(JSON.stringify(refusal), commandId)
    },
    remove(commandId: string): boolean {
      return remove.run(commandId).changes > 0
    },
    /**
     * Whatever was asked for there goes, of a citizen who had everything erased. Of what an agent
     * wrote, and the relay has not taken, it stays that it was not sent.
     */
    eraseConversation(conversationId: string): void {
      for (const row of ofLane.all(conversationId)) {
        const parsed = row.state === 'accepted' ? null : parseRow(row)
        const left = parsed !== null && isOfCase(parsed) ? erasedCommand(parsed.command) : null
        if (left === null) remove.run(row.command_id)
        else erase.run(JSON.stringify(left), JSON.stringify(ERASED), row.command_id)
      }
    },
    /** All that the door down has to settle, whether this version can read it or not. */
    pending(): PendingCommand[] {
      return pending.all()
    },
  }
}

/** `isHeld` in SQL; parameter `@now`. */
function held(table: string): string {
  return `(${table}.held_until > @now and ${table}.held_until <= @now + ${LONGEST_HOLD_MS})`
}

/** @returns null for what another version, or a damaged disk, wrote. */
function parseRow(row: Row): OutboxRow<AnyCommand> | null {
  const command = commandSchema.safeParse(parseJson(row.command))
  const refusal = refusalSchema.nullable().safeParse(parseJson(row.refusal ?? 'null'))
  if (!command.success || !refusal.success) return null
  return {
    command: command.data,
    state: row.state,
    hasLeft: row.has_left !== 0,
    refusal: refusal.data,
    issuedAt: row.issued_at,
    heldUntil: row.held_until,
    // What only says how it would come back must not keep the command from leaving.
    sending: sendingSchema.safeParse(parseJson(row.sending ?? 'null')).data ?? null,
  }
}

function isOfCase(row: OutboxRow<AnyCommand>): row is OutboxRow {
  return !isOfficeCommand(row.command)
}
