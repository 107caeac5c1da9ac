import type { CannedCommand } from '../../commands.ts'
import type { EventBody } from '../../events.ts'
import type { Actor } from '../agent.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type KeptCannedReply, mayWriteReply, parseReplyText } from './canned-reply.ts'

/**
 * What a command does to a canned reply (null: there is none yet), by the same function at the
 * relay and as every console's prediction.
 * @param fields placeholders of the organisation's own fields.
 */
export function decideCanned(
  kept: KeptCannedReply | null,
  command: CannedCommand,
  actor: Actor,
  fields?: ReadonlySet<string>,
): Decision {
  const { agentId } = actor
  const { commandId, basedOn } = command
  const ownerId = kept?.ownerId ?? null
  const mayChange = kept === null || mayWriteReply(actor, kept.reply.scope, ownerId)
  const scope = command.type === 'save-canned-reply' ? command.reply.scope : kept?.reply.scope
  if (!mayChange || (scope && !mayWriteReply(actor, scope, ownerId))) {
    return refuse({ reason: 'not-permitted' })
  }
  if (basedOn !== (kept?.commandId ?? null)) return refuse({ reason: 'changed-meanwhile' })
  const signed = { agentId, commandId, version: (kept?.version ?? 0) + 1 }
  if (command.type === 'remove-canned-reply') {
    if (kept === null || kept.isRemoved) return accept()
    return accept({ type: 'canned-reply-removed', ...signed, replyId: command.replyId })
  }
  if ('wrong' in parseReplyText(command.reply.text, fields))
    return refuse({ reason: 'canned-text-wrong' })
  return accept({
    type: 'canned-reply-saved',
    ...signed,
    reply: command.reply,
    ownerId: ownerId ?? agentId,
  })
}

/** The reply after one more of its events; others leave it as it is. */
export function evolveCanned(
  kept: KeptCannedReply | null,
  event: EventBody,
): KeptCannedReply | null {
  switch (event.type) {
    case 'canned-reply-saved': {
      const { reply, version, commandId, ownerId } = event
      return { reply, version, commandId, ownerId, isRemoved: false }
    }
    case 'canned-reply-removed': {
      const { version, commandId } = event
      return kept && { ...kept, version, commandId, isRemoved: true }
    }
    default:
      return kept
  }
}

/** The reply that a command is about. */
export function replyIdOf(command: CannedCommand): string {
  return command.type === 'save-canned-reply' ? command.reply.replyId : command.replyId
}
