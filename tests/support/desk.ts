import { randomUUID } from 'node:crypto'
import type { Command, CommandOf } from '../../shared/commands.ts'
import type { RelayClient, SignedInClient } from './relay-client.ts'
import { inbound, type Person, webhook } from './webhooks.ts'

/** Ids of an attendance, as every command carries them. */
export type Case = { conversationId: string; attendanceId: string }

/** A citizen writes; answers the attendance that this opened. */
export async function openCase(
  relay: Pick<RelayClient, 'postWebhook'>,
  agent: SignedInClient,
  person: Person,
): Promise<Case> {
  const before = (await agent.events('attendance-opened')).length
  await relay.postWebhook(webhook(inbound(person)))
  const opened = (await agent.untilEvents('attendance-opened', before + 1)).at(-1)
  if (!opened) throw new Error('no attendance was opened')
  return { conversationId: opened.conversationId, attendanceId: opened.attendanceId }
}

type Particulars<Type extends Command['type']> = Omit<
  CommandOf<Type>,
  'type' | 'commandId' | 'issuedAt' | 'seenSeq' | keyof Case
>

/** Newer than any event: its author had the newest words before her eyes. */
const EVERYTHING = Number.MAX_SAFE_INTEGER

/** A command with an id of its own, as a console makes it. */
export function commandOf<Type extends Command['type']>(
  type: Type,
  where: Case,
  particulars: Particulars<Type>,
): CommandOf<Type> {
  const common = { commandId: randomUUID(), issuedAt: Date.now(), seenSeq: EVERYTHING }
  return { type, ...common, ...where, ...particulars } as unknown as CommandOf<Type>
}

export function replyOf(where: Case, text: string, replyTo: string | null = null) {
  return commandOf('send-reply', where, { messageId: randomUUID(), text, replyTo })
}

/** A case that `agent` has claimed. */
export async function claimedCase(
  relay: Pick<RelayClient, 'postWebhook'>,
  agent: SignedInClient,
  person: Person,
): Promise<Case> {
  const where = await openCase(relay, agent, person)
  await agent.command(commandOf('claim-attendance', where, {}))
  return where
}
