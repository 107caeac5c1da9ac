import type { CannedCommand } from '../../shared/commands.ts'
import {
  isOfferedTo,
  type KeptCannedReply,
  mayWriteReply,
} from '../../shared/domain/canned/canned-reply.ts'
import { replyIdOf } from '../../shared/domain/canned/decide-canned.ts'
import { fieldPlaceholders } from '../../shared/domain/fields/field-list.ts'
import { plainText } from '../../shared/domain/plain-text.ts'
import type { CannedReplyView } from '../../shared/ipc/canned.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import type { OutboxRow } from '../outbox/outbox-table.ts'
import { predictReply, rowsAbout } from '../outbox/predict-canned.ts'
import { fieldsInForce } from '../outbox/predict-documents.ts'
import type { RecordedReply } from '../projections/canned-table.ts'

/** What this agent is offered, with what she has asked for herself. */
export function listCannedReplies(desk: Desk): CallResult<'list-canned-replies'> {
  const { canned, outbox } = desk.replica
  const rows = outbox.ofCanned()
  const confirmed = new Map(canned.all().map((kept) => [kept.reply.replyId, kept]))
  const ids = new Set([...confirmed.keys(), ...rows.map(({ command }) => replyIdOf(command))])
  const uses = canned.uses()
  const fields = fieldPlaceholders(fieldsInForce(desk))
  const replies = [...ids].flatMap((replyId): CannedReplyView[] => {
    const before = confirmed.get(replyId) ?? null
    const asked = rowsAbout(rows, replyId)
    const refused = asked.find(({ state }) => state === 'refused')
    const predicted = predictReply(before, asked, desk.account, fields)
    const kept = predicted ?? neverKept(refused, desk)
    const isShown = kept && (refused || isOfferedTo(kept, desk.account.agentId))
    if (!isShown) return []
    const used = uses.get(replyId)
    return [
      {
        ...{ reply: kept.reply, basedOn: predicted?.commandId ?? null },
        owner: desk.replica.people.agentName(kept.ownerId),
        saved: before && savedOf(desk, before),
        ...{ uses: used?.uses ?? 0, lastUsedAt: used?.lastAt ?? null },
        mayEdit: mayWriteReply(desk.account, kept.reply.scope, kept.ownerId),
        unconfirmed: unconfirmedOf(asked, refused),
      },
    ]
  })
  return { replies: replies.sort((one, other) => compare(one, other)) }
}

/** Newest first. */
export function listCannedVersions(
  { replica }: Desk,
  { replyId }: CallArguments<'list-canned-versions'>,
): CallResult<'list-canned-versions'> {
  return {
    versions: replica.canned.versions(replyId).map(({ version, at, agentId, reply }) => ({
      ...{ version, at, reply },
      by: replica.people.agentName(agentId),
    })),
  }
}

/** A new one that the relay refused: its words must not be lost with it. */
function neverKept(
  refused: OutboxRow<CannedCommand> | undefined,
  { account }: Desk,
): KeptCannedReply | null {
  if (refused?.command.type !== 'save-canned-reply') return null
  const { reply } = refused.command
  const { commandId } = refused.command
  return { reply, version: 0, commandId, ownerId: account.agentId, isRemoved: false }
}

function savedOf({ replica }: Desk, { saved }: RecordedReply): CannedReplyView['saved'] {
  return { at: saved.at, by: replica.people.agentName(saved.agentId) }
}

function unconfirmedOf(
  asked: readonly OutboxRow<CannedCommand>[],
  refused: OutboxRow<CannedCommand> | undefined,
): CannedReplyView['unconfirmed'] {
  if (refused?.refusal) {
    const { command, refusal } = refused
    const reply = command.type === 'save-canned-reply' ? command.reply : null
    return { state: 'refused', commandId: command.commandId, refusal, reply }
  }
  return asked.length > 0 ? { state: 'waiting' } : null
}

function compare({ reply: one }: CannedReplyView, { reply: other }: CannedReplyView): number {
  const [first, second] = [plainText(one.shortcut), plainText(other.shortcut)]
  return first.localeCompare(second) || (one.replyId < other.replyId ? -1 : 1)
}
