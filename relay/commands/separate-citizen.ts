import type { CommandOf } from '../../shared/commands.ts'
import type { Conversation } from '../../shared/domain/conversation.ts'
import type { Veil } from '../../shared/domain/veil.ts'
import type { LogTransaction } from '../log/append.ts'
import * as conversations from '../log/conversation-states.ts'
import type { NextProtocol } from '../log/protocol-numbers.ts'
import type { Reader } from '../store/port.ts'
import * as citizens from '../whatsapp/citizens.ts'
import { nobody } from '../whatsapp/citizens.ts'
import { become } from '../whatsapp/identify.ts'

type Context = { readonly now: number; readonly nextProtocol: NextProtocol }

/**
 * What follows from an agent's word that another person writes now: she gets the identities that
 * are in use, and a conversation of her own in which her open case goes on. The earlier citizen
 * keeps the name and the history of before.
 * @param before the conversation as it was when the agent said so.
 */
export async function separateCitizen(
  tx: LogTransaction,
  { now, nextProtocol }: Context,
  command: CommandOf<'separate-citizen'>,
  before: Conversation,
  agentId: string,
): Promise<void> {
  const { newCitizenId, newConversationId, newAttendanceId, conversationId, commandId } = command
  const { citizenId, phoneNumberId, veil, attendance } = before
  const known = (await citizens.known(tx, citizenId)) ?? nobody
  if (veil === null) throw new Error('nobody-to-separate')
  const identities = known.identities.filter(({ firstSeenAt }) => firstSeenAt < veil.at)
  const profileName = identities.findLast(({ kind }) => kind === 'name')?.value ?? null
  await become(tx, citizenId, { ...nobody, profileName, identities }, now)
  await become(tx, newCitizenId, { ...known, identities: [] }, now)

  const protocol = await nextProtocol(tx)
  const inCase = { conversationId: newConversationId, attendanceId: newAttendanceId }
  const lastInboundAt = since(veil, before.lastInboundAt)
  const waitingSince = since(veil, before.waitingSince)
  await tx.append(newConversationId, () => [
    {
      type: 'conversation-started',
      conversationId: newConversationId,
      citizenId: newCitizenId,
      phoneNumberId,
    },
    {
      type: 'attendance-opened',
      ...inCase,
      protocol,
      since: waitingSince ?? now,
      previousHolderId: null,
    },
    {
      type: 'conversation-separated',
      conversationId: newConversationId,
      fromConversationId: conversationId,
      lastInboundAt,
      waitingSince,
    },
    {
      type: 'attendance-claimed',
      ...inCase,
      agentId: attendance?.holderId ?? agentId,
      commandId,
      fence: 1,
    },
  ])
}

/** What was said before the change was not said by the stranger. */
function since(veil: Veil, at: number | null): number | null {
  return at !== null && at >= veil.at ? at : null
}

/** Whether the ids that the console made for the stranger are somebody's already. */
export async function isTaken(
  sql: Reader,
  { newCitizenId, newConversationId }: CommandOf<'separate-citizen'>,
): Promise<boolean> {
  const citizen = await citizens.known(sql, newCitizenId)
  return citizen !== null || (await conversations.find(sql, newConversationId)) !== null
}
