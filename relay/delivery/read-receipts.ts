import type { Conversation } from '../../shared/domain/conversation.ts'
import type { PresenceReport } from '../../shared/presence.ts'
import * as conversations from '../log/conversation-states.ts'
import type { Logger } from '../logger.ts'
import type { Store } from '../store/port.ts'
import type { GraphApi } from '../whatsapp/graph-api.ts'
import * as messages from '../whatsapp/known-messages.ts'
import { pausedUntil } from './queue-pause.ts'
import * as sending from './sending-state.ts'

/** "Typing" disappears after 25 s, or at our next message (reference, section 5.2). */
const TYPING_AGAIN_MS = 20_000
/** So many failed calls about one message, and no more is tried. */
const MOST_FAILURES = 3
/** Of so many conversations it is remembered what was said; of older ones it may be said again. */
const MOST_REMEMBERED = 1000

/** What WhatsApp was told last of a conversation. */
type Told = { whatsappId: string; typedAt: number; failures: number }

/**
 * Tells WhatsApp what its holder has really read, and that she is writing. There is no typing
 * without a read receipt (reference, section 5.2), so that both need the message to be read. Neither
 * ever stands in the way of a reply: where there is no room for it, it is left out.
 */
export type ReadReceipts = {
  /** @param report of an agent's console. Resolves when WhatsApp has answered, or was not asked. */
  heed(agentId: string, report: PresenceReport, signal: AbortSignal): Promise<void>
}

export function createReadReceipts(context: {
  readonly store: Store
  readonly graph: Pick<GraphApi, 'markRead'>
  /** The organisation's setting. */
  readonly isOn: boolean
  readonly clock: () => number
  readonly logger: Logger
}): ReadReceipts {
  const { store, graph, isOn, clock, logger } = context
  const told = new Map<string, Told>()

  function remember(conversationId: string, what: Told): void {
    told.delete(conversationId)
    told.set(conversationId, what)
    const [oldest] = told.keys()
    if (told.size > MOST_REMEMBERED && oldest !== undefined) told.delete(oldest)
  }

  async function hasRoom(phoneNumberId: string, now: number): Promise<boolean> {
    const pause = await sending.findPause(store)
    return pausedUntil(pause, now) <= now && (await sending.takeSpare(store, phoneNumberId, now))
  }

  return {
    heed: async (agentId, { doing, conversationId, readWhatsappId }, signal) => {
      if (!isOn || doing === 'away' || conversationId === null || readWhatsappId === null) return
      const conversation = await conversations.find(store, conversationId)
      if (conversation === null || !isHolder(conversation, agentId)) return
      const { phoneNumberId } = conversation
      const known = await messages.find(store, phoneNumberId, readWhatsappId)
      if (known?.direction !== 'in' || known.conversationId !== conversationId) return
      const now = clock()
      const before = told.get(conversationId)
      const isSame = before?.whatsappId === readWhatsappId
      const failures = isSame ? before.failures : 0
      const typing = doing === 'replying' && now - (before?.typedAt ?? 0) >= TYPING_AGAIN_MS
      if ((isSame && failures === 0 && !typing) || failures >= MOST_FAILURES) return
      // At once: a second report of this moment says nothing new.
      const typedAt = typing ? now : (before?.typedAt ?? 0)
      remember(conversationId, { whatsappId: readWhatsappId, typedAt, failures: 0 })
      let mayGo = false
      try {
        mayGo = await hasRoom(phoneNumberId, now)
      } finally {
        // Neither without room nor without the store is anything told.
        if (!mayGo && before === undefined) told.delete(conversationId)
        else if (!mayGo && before !== undefined) remember(conversationId, before)
      }
      if (!mayGo) return
      const message = { phoneNumberId, whatsappId: readWhatsappId, typing }
      if (await graph.markRead(message, signal)) return
      remember(conversationId, {
        ...{ whatsappId: readWhatsappId, typedAt: 0 },
        failures: failures + 1,
      })
      logger.info({ failures: failures + 1 }, 'WhatsApp did not take a read receipt')
    },
  }
}

function isHolder({ attendance }: Conversation, agentId: string): boolean {
  return attendance?.status === 'held' && attendance.holderId === agentId
}
