import { type Command, commandSchema, type Refusal, refusalSchema } from '../../shared/commands.ts'
import type { PendingCommand } from '../replica/merge.ts'
import { type Database, durably } from '../store/database.ts'
import { parseJson } from '../store/read-json-file.ts'

/**
 * A command that is not in the record yet.
 * - `waiting`: the relay has not answered. `hasLeft`: it may have reached the relay.
 * - `accepted`: answered, its events are on their way here.
 * - `refused`: answered; kept with its reason until the agent puts it away.
 */
export type OutboxRow = {
  readonly command: Command
  readonly state: 'waiting' | 'accepted' | 'refused'
  readonly hasLeft: boolean
  readonly refusal: Refusal | null
  /** When the agent asked, on the relay's clock as this console estimated it. */
  readonly issuedAt: number
}

/** The command whose turn it is. `row`: null when this version cannot read what is stored. */
export type NextInTurn = {
  readonly commandId: string
  readonly conversationId: string
  readonly row: OutboxRow | null
}

type Row = {
  command_id: string
  conversation_id: string
  command: string
  state: OutboxRow['state']
  has_left: number
  refusal: string | null
  issued_at: number
}

export type OutboxTable = ReturnType<typeof openOutboxTable>

export function openOutboxTable(db: Database) {
  const add = db.prepare<[string, string, string, number]>(
    `insert into outbox (command_id, conversation_id, command, state, issued_at)
     values (?, ?, ?, 'waiting', ?) on conflict do nothing`,
  )
  const find = db.prepare<[string], Row>('select * from outbox where command_id = ?')
  const next = db.prepare<[string], Row>(
    `select * from outbox
     where state = 'waiting' and conversation_id not in (select value from json_each(?))
     order by position limit 1`,
  )
  const ofConversation = db.prepare<[string], Row>(
    'select * from outbox where conversation_id = ? order by position',
  )
  const unsettled = db
    .prepare<[], string>(`select distinct conversation_id from outbox where state <> 'refused'`)
    .pluck()
  const firstRefused = db
    .prepare<[], string>(
      `select conversation_id from outbox where state = 'refused' order by position limit 1`,
    )
    .pluck()
  const count = db.prepare<[string], number>('select count(*) from outbox where state = ?').pluck()
  const leave = db.prepare<[string]>('update outbox set has_left = 1 where command_id = ?')
  const accept = db.prepare<[number, string]>(
    `update outbox set state = 'accepted', accepted_seq = ? where command_id = ?`,
  )
  const refuse = db.prepare<[string, string]>(
    `update outbox set state = 'refused', refusal = ? where command_id = ?`,
  )
  const remove = db.prepare<[string]>('delete from outbox where command_id = ?')
  const removeConversation = db.prepare<[string]>('delete from outbox where conversation_id = ?')
  const pending = db.prepare<[], PendingCommand>(
    `select command_id as commandId, conversation_id as conversationId,
       accepted_seq as acceptedSeq from outbox`,
  )

  return {
    /** A command that is here already is not added again. Call it inside `durably`. */
    add(command: Command, issuedAt: number): void {
      add.run(command.commandId, command.conversationId, JSON.stringify(command), issuedAt)
    },
    find(commandId: string): OutboxRow | null {
      const row = find.get(commandId)
      return row ? parseRow(row) : null
    },
    /** The oldest waiting command, but for the conversations that have to wait themselves. */
    next(resting: readonly string[]): NextInTurn | null {
      const row = next.get(JSON.stringify(resting))
      if (!row) return null
      const { command_id: commandId, conversation_id: conversationId } = row
      return { commandId, conversationId, row: parseRow(row) }
    },
    /** Without those that this version cannot read: they stay on the disk. */
    ofConversation(conversationId: string): OutboxRow[] {
      return ofConversation.all(conversationId).flatMap((row) => parseRow(row) ?? [])
    },
    /** Conversations whose shown state differs from the confirmed one. */
    unsettledConversations(): string[] {
      return unsettled.all()
    },
    /** The conversation of the oldest refused command. */
    firstRefused(): string | null {
      return firstRefused.get() ?? null
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
    /** @param alsoWrite in the same transaction. */
    refuse(commandId: string, refusal: Refusal, alsoWrite = () => {}): void {
      durably(db, () => {
        refuse.run(JSON.stringify(refusal), commandId)
        alsoWrite()
      })
    },
    remove(commandId: string): boolean {
      return remove.run(commandId).changes > 0
    },
    /** Whatever was asked for there: of a citizen who had everything erased. */
    removeConversation(conversationId: string): void {
      removeConversation.run(conversationId)
    },
    /** All that the door down has to settle, whether this version can read it or not. */
    pending(): PendingCommand[] {
      return pending.all()
    },
  }
}

/** @returns null for what another version, or a damaged disk, wrote. */
function parseRow(row: Row): OutboxRow | null {
  const command = commandSchema.safeParse(parseJson(row.command))
  const refusal = refusalSchema.nullable().safeParse(parseJson(row.refusal ?? 'null'))
  if (!command.success || !refusal.success) return null
  return {
    command: command.data,
    state: row.state,
    hasLeft: row.has_left !== 0,
    refusal: refusal.data,
    issuedAt: row.issued_at,
  }
}
