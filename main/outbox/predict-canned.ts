import type { CannedCommand } from '../../shared/commands.ts'
import type { Actor } from '../../shared/domain/agent.ts'
import type { KeptCannedReply } from '../../shared/domain/canned/canned-reply.ts'
import { decideCanned, evolveCanned, replyIdOf } from '../../shared/domain/canned/decide-canned.ts'
import type { OutboxRow } from './outbox-table.ts'
import { type Foretold, predictOffice } from './predict-office.ts'

/**
 * The overlay: a canned reply (null: there is none yet) with what the outbox will do to it.
 * @param fields placeholders of the organisation's own fields.
 */
export function predictReply(
  confirmed: KeptCannedReply | null,
  rows: readonly OutboxRow<CannedCommand>[],
  actor: Actor,
  fields: ReadonlySet<string>,
): KeptCannedReply | null {
  return predictOffice(
    {
      decide: (kept, command, by) => decideCanned(kept, command, by, fields),
      evolve: evolveCanned,
    },
    ...([confirmed, rows, actor] as const),
  )
}

/** What the relay would say to each of them, in their order; null where it would take it. */
export function foretellCanned(
  find: (replyId: string) => KeptCannedReply | null,
  rows: readonly OutboxRow<CannedCommand>[],
  actor: Actor,
  fields: ReadonlySet<string>,
): Foretold<CannedCommand>[] {
  return rows.map((row, place) => {
    const replyId = replyIdOf(row.command)
    const before = rowsAbout(rows.slice(0, place), replyId)
    const kept = predictReply(find(replyId), before, actor, fields)
    const decision = decideCanned(kept, row.command, actor, fields)
    return { row, expected: 'refused' in decision ? decision.refused : null }
  })
}

export function rowsAbout(
  rows: readonly OutboxRow<CannedCommand>[],
  replyId: string,
): OutboxRow<CannedCommand>[] {
  return rows.filter(({ command }) => replyIdOf(command) === replyId)
}
