import { z } from 'zod'
import { type GraphAnswer, graphRequest } from './graph-request.ts'

/**
 * Everything that the relay knows of Meta's Graph API: addresses, bodies, answers. A provider with
 * another surface would stand beside this file. Source: Cloud API reference, section 5.
 */
export type GraphApi = {
  /** `signal` ends the call without waiting for its answer. */
  sendText(text: OutgoingText, signal: AbortSignal): Promise<SendAnswer>
  /** Whether WhatsApp takes the token; false also when it cannot be asked. */
  acceptsToken(): Promise<boolean>
}

export type Recipient =
  | { readonly phone: string }
  /** Business-scoped user id, for citizens whose number WhatsApp does not tell. */
  | { readonly userId: string }

export type OutgoingText = {
  readonly phoneNumberId: string
  readonly recipient: Recipient
  readonly text: string
  /** WhatsApp id of the message that is quoted. */
  readonly replyTo: string | null
  /** Comes back in statuses, and so joins them even when the answer to this call was lost. */
  readonly callbackData: string
}

export type SendAnswer =
  | { readonly outcome: 'accepted'; readonly whatsappId: string }
  | { readonly outcome: 'refused'; readonly code: number; readonly isTransient: boolean }
  | Exclude<GraphAnswer, { outcome: 'answered' }>

export type GraphSettings = {
  /** With the version, such as `https://graph.facebook.com/v26.0`. */
  readonly apiUrl: string
  readonly phoneNumberId: string
  readonly token: string
  readonly connectTimeoutMs: number
  readonly answerTimeoutMs: number
}

const acceptedSchema = z.object({
  messages: z.tuple([z.object({ id: z.string().min(1) })]).rest(z.unknown()),
})
const refusedSchema = z.object({
  error: z.object({ code: z.int(), is_transient: z.boolean().catch(false) }),
})

const READY_TIMEOUT_MS = 3000

export function createGraphApi(settings: GraphSettings): GraphApi {
  const { apiUrl, token, connectTimeoutMs, answerTimeoutMs } = settings
  const address = (path: string) => new URL(`${apiUrl.replace(/\/+$/, '')}/${path}`)
  return {
    sendText: async (text, signal) => {
      const url = address(`${encodeURIComponent(text.phoneNumberId)}/messages`)
      const body = JSON.stringify(messageBody(text))
      const timeouts = { connectTimeoutMs, answerTimeoutMs }
      return readSendAnswer(
        await graphRequest({ method: 'POST', url, token, body, signal, ...timeouts }),
      )
    },
    acceptsToken: async () => {
      const url = address(`${encodeURIComponent(settings.phoneNumberId)}?fields=id`)
      const timeout = { connectTimeoutMs: READY_TIMEOUT_MS, answerTimeoutMs: READY_TIMEOUT_MS }
      const answer = await graphRequest({ method: 'GET', url, token, ...timeout })
      return answer.outcome === 'answered' && answer.status === 200
    },
  }
}

/** `to` always with a plus: without it, Meta may put the business's country code before it. */
function messageBody({ recipient, text, replyTo, callbackData }: OutgoingText): object {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...('phone' in recipient ? { to: `+${recipient.phone}` } : { recipient: recipient.userId }),
    ...(replyTo === null ? {} : { context: { message_id: replyTo } }),
    biz_opaque_callback_data: callbackData,
    type: 'text',
    text: { preview_url: false, body: text },
  }
}

function readSendAnswer(answer: GraphAnswer): SendAnswer {
  if (answer.outcome !== 'answered') return answer
  const body = parseJson(answer.body)
  const accepted = acceptedSchema.safeParse(body)
  if (accepted.success && answer.status >= 200 && answer.status < 300) {
    return { outcome: 'accepted', whatsappId: accepted.data.messages[0].id }
  }
  const refused = refusedSchema.safeParse(body)
  if (refused.success) {
    const { code, is_transient: isTransient } = refused.data.error
    return { outcome: 'refused', code, isTransient }
  }
  return { outcome: 'lost', cause: 'unreadable-answer' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
