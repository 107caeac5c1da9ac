import type { NewId } from '../../../shared/ids.ts'
import type { LogTransaction } from '../../log/append.ts'
import * as conversations from '../../log/conversation-states.ts'
import { withdrawConsent } from '../../registration/withdraw-consent.ts'
import { alertOfCode } from './alert-of-code.ts'
import * as alerts from './alerts.ts'

/** "The citizen has stopped marketing": her wish, learnt from a refusal. */
const STOPPED_MARKETING = 131050

/** What WhatsApp's refusal of one message says beyond it: of the account, or of the citizen's wish. */
export async function noteCode(
  tx: LogTransaction,
  newId: NewId,
  code: number,
  { conversationId, at }: { conversationId: string; at: number },
): Promise<void> {
  const alert = alertOfCode(code)
  if (alert !== null) await alerts.raise(tx, newId, alert)
  if (code !== STOPPED_MARKETING) return
  const conversation = await conversations.find(tx, conversationId)
  if (conversation === null || conversation.erased) return
  const { citizenId } = conversation
  await withdrawConsent(tx, citizenId, { way: 'whatsapp', conversationId })
  await tx.append(null, () => [
    {
      type: 'marketing-preference-changed',
      ...{ citizenId, wants: false, source: 'refusal', changedAt: at },
    },
  ])
}
