import { cannedReplySchema, type KeptCannedReply } from '../../shared/domain/canned/canned-reply.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** One version of a canned reply. `reply` null: with it the reply was removed. */
export type CannedVersion = {
  readonly version: number
  readonly at: number
  readonly agentId: string
  readonly reply: KeptCannedReply['reply'] | null
}

/** `saved`: when and by whom it was changed last. */
export type RecordedReply = KeptCannedReply & {
  readonly saved: { readonly at: number; readonly agentId: string }
}

export type CannedUse = { readonly uses: number; readonly lastAt: number }

type Row = {
  reply_id: string
  version: number
  at: number
  agent_id: string
  command_id: string
  owner_id: string | null
  reply: string | null
}

/** Canned replies in all their versions, whatever the order in which their events arrive. */
export type CannedTable = ReturnType<typeof openCannedTable>

export function openCannedTable(db: Database) {
  const add = db.prepare(
    `insert into canned_versions (reply_id, version, at, agent_id, command_id, owner_id, reply)
     values (@replyId, @version, @at, @agentId, @commandId, @ownerId, @reply) on conflict do nothing`,
  )
  const use = db.prepare<[string, number]>(
    `insert into canned_uses (reply_id, uses, last_at) values (?, 1, ?)
     on conflict do update set uses = uses + 1, last_at = max(last_at, excluded.last_at)`,
  )
  const all = db.prepare<[], Row>('select * from canned_versions order by reply_id, version')
  const one = db.prepare<[string], Row>(
    'select * from canned_versions where reply_id = ? order by version',
  )
  const uses = db.prepare<[], { replyId: string } & CannedUse>(
    'select reply_id as replyId, uses, last_at as lastAt from canned_uses',
  )

  return {
    project(event: LogEvent): void {
      switch (event.type) {
        case 'canned-reply-saved': {
          const { reply, version, at, agentId, commandId, ownerId } = event
          const change = { replyId: reply.replyId, version, at, agentId, commandId }
          add.run({ ...change, ownerId, reply: JSON.stringify(reply) })
          break
        }
        case 'canned-reply-removed': {
          const { replyId, version, at, agentId, commandId } = event
          add.run({ replyId, version, at, agentId, commandId, ownerId: null, reply: null })
          break
        }
        case 'reply-queued':
          for (const replyId of new Set(event.canned)) use.run(replyId, event.at)
      }
    },

    find(replyId: string): RecordedReply | null {
      return keptFrom(one.all(replyId))
    },

    all(): RecordedReply[] {
      const byReply = Map.groupBy(all.all(), (row) => row.reply_id)
      return [...byReply.values()].flatMap((rows) => keptFrom(rows) ?? [])
    },

    /** Newest first. */
    versions(replyId: string): CannedVersion[] {
      return one
        .all(replyId)
        .map((row) => ({
          ...{ version: row.version, at: row.at, agentId: row.agent_id },
          reply: parseReply(row.reply),
        }))
        .reverse()
    },

    uses(): ReadonlyMap<string, CannedUse> {
      return new Map(uses.all().map(({ replyId, ...used }) => [replyId, used]))
    },

    clear(): void {
      db.exec('delete from canned_versions; delete from canned_uses')
    },
  }
}

/** The newest words stand, also of one that was removed. Null while only its removal is here. */
function keptFrom(rows: readonly Row[]): RecordedReply | null {
  const newest = rows.at(-1)
  const worded = rows.findLast(({ reply }) => reply !== null)
  const reply = parseReply(worded?.reply ?? null)
  if (!newest || !worded || reply === null || worded.owner_id === null) return null
  return {
    reply,
    version: newest.version,
    commandId: newest.command_id,
    ownerId: worded.owner_id,
    isRemoved: newest.reply === null,
    saved: { at: newest.at, agentId: newest.agent_id },
  }
}

function parseReply(reply: string | null) {
  return reply === null ? null : cannedReplySchema.parse(JSON.parse(reply))
}
