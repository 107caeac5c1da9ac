import type { CannedCommand } from '../../shared/commands.ts'
import type { Actor } from '../../shared/domain/agent.ts'
import type { KeptCannedReply } from '../../shared/domain/canned/canned-reply.ts'
import { decideCanned, evolveCanned, replyIdOf } from '../../shared/domain/canned/decide-canned.ts'
import type { OutboxRow } from './outbox-table.ts'
import { type Foretold, predictOffice } from './predict-office.ts'

/** The overlay: a canned reply (null: there is none yet) with what the outbox will do to it. */
export function predictReply(
  confirmed: KeptCannedReply | null,
  rows: readonly OutboxRow<CannedCommand>[],
  actor: Actor,
): KeptCannedReply | null {
  return predictOffice({ decide: decideCanned, evolve: evolveCanned }, confirmed, rows, actor)
}

/** What the relay would say to each of them, in their order; null where it would take it. */
export function foretellCanned(
  find: (replyId: string) => KeptCannedReply | null,
  rows: readonly OutboxRow<CannedCommand>[],
  actor: Actor,
): Foretold<CannedCommand>[] {
  return rows.map((row, place) => {
    const replyId = replyIdOf(row.command)
    const before = rowsAbout(rows.slice(0, place), replyId)
    const decision = decideCanned(predictReply(find(replyId), before, actor), row.command, actor)
    return { row, expected: 'refused' in decision ? decision.refused : null }
  })
}

export function rowsAbout(
  rows: readonly OutboxRow<CannedCommand>[],
  replyId: string,
): OutboxRow<CannedCommand>[] {
  return rows.filter(({ command }) => replyIdOf(command) === replyId)
}
