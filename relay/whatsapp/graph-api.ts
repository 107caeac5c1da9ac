import { z } from 'zod'
import type { Template } from '../../shared/domain/templates/template.ts'
import { readTemplate } from './account/read-template.ts'
import { parseExactly } from './exact-json.ts'
import { type GraphAnswer, graphRequest } from './graph-request.ts'
import { type MessageBody, messageBody } from './message-body.ts'
import type { Provider, Recipient } from './providers/provider.ts'

/**
 * What the relay asks of WhatsApp, and what the answers mean: the same with every provider, whose
 * differences are in `providers/`. Source: Cloud API reference, section 5.
 */
export type GraphApi = {
  /** `signal` ends the call without waiting for its answer. */
  sendMessage(message: OutgoingMessage, signal: AbortSignal): Promise<SendAnswer>
  /** Brings a file to one of our numbers. Repeating it does no harm. */
  uploadFile(phoneNumberId: string, file: Blob, signal: AbortSignal): Promise<UploadAnswer>
  /**
   * Marks a citizen's message as read, and with it all before it; `typing` shows her for up to 25 s
   * that somebody writes. @returns whether WhatsApp took it.
   */
  markRead(message: ReadMessage, signal: AbortSignal): Promise<boolean>
  /** Every template of the account, page by page. */
  listTemplates(signal: AbortSignal): Promise<ListedTemplates>
  /** Whether WhatsApp takes the token; false also when it cannot be asked. */
  acceptsToken(): Promise<boolean>
}

export type ListedTemplates =
  | { readonly outcome: 'listed'; readonly templates: readonly Template[] }
  | { readonly outcome: 'refused'; readonly code: number }
  /** No answer, or one that is no list. */
  | { readonly outcome: 'unreadable' }

export type OutgoingMessage = {
  readonly phoneNumberId: string
  readonly recipient: Recipient
  readonly body: MessageBody
  /** WhatsApp id of the message that is quoted. */
  readonly replyTo: string | null
  /** Comes back in statuses, and so joins them even when the answer to this call was lost. */
  readonly callbackData: string
}

export type ReadMessage = {
  readonly phoneNumberId: string
  readonly whatsappId: string
  readonly typing: boolean
}

export type SendAnswer =
  | { readonly outcome: 'accepted'; readonly whatsappId: string }
  | { readonly outcome: 'refused'; readonly code: number; readonly isTransient: boolean }
  | Exclude<GraphAnswer, { outcome: 'answered' }>

export type UploadAnswer =
  | { readonly outcome: 'uploaded'; readonly mediaId: string }
  | Exclude<SendAnswer, { outcome: 'accepted' | 'lost' }>

export type GraphTimeouts = {
  readonly connectTimeoutMs: number
  readonly answerTimeoutMs: number
}

const acceptedSchema = z.object({
  messages: z.tuple([z.object({ id: z.string().min(1) })]).rest(z.unknown()),
})
const refusedSchema = z.object({
  error: z.object({ code: z.int(), is_transient: z.boolean().catch(false) }),
})

const uploadedSchema = z.object({ id: z.string().min(1) })

const UPLOAD_TIMEOUT_MS = 10 * 60_000
/** 6,000 templates are the most that an account has; a list that does not end is none. */
const MOST_PAGES = 200

const READY_TIMEOUT_MS = 3000

/** "Not by business-scoped user id": what WhatsApp itself says where it needs a number. */
const NEEDS_PHONE = 131062

export function createGraphApi(provider: Provider, timeouts: GraphTimeouts): GraphApi {
  const { headers } = provider
  return {
    sendMessage: async (message, signal) => {
      const recipient = provider.recipient(message.recipient)
      if (recipient === null) return { outcome: 'refused', code: NEEDS_PHONE, isTransient: false }
      const url = provider.messages(message.phoneNumberId)
      const body = JSON.stringify({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...recipient,
        ...(message.replyTo === null ? {} : { context: { message_id: message.replyTo } }),
        biz_opaque_callback_data: message.callbackData,
        ...messageBody(message.body),
      })
      return readSendAnswer(
        await graphRequest({ method: 'POST', url, headers, body, signal, ...timeouts }),
      )
    },
    uploadFile: async (phoneNumberId, file, signal) => {
      const form = new FormData()
      form.set('messaging_product', 'whatsapp')
      form.set('type', file.type)
      form.set('file', file, 'file')
      const limit = AbortSignal.timeout(UPLOAD_TIMEOUT_MS)
      try {
        const response = await fetch(provider.uploads(phoneNumberId), {
          ...{ method: 'POST', body: form, redirect: 'error' },
          headers: { ...headers, 'user-agent': 'Balcao-relay', accept: 'application/json' },
          signal: AbortSignal.any([signal, limit]),
        })
        return readUploadAnswer(response.ok, parseJson(await response.text()))
      } catch {
        // Cut, silent or never connected: nobody was sent anything, and it is tried again.
        return { outcome: 'not-sent', code: 'UPLOAD_BROKEN' }
      }
    },
    markRead: async ({ phoneNumberId, whatsappId, typing }, signal) => {
      const url = provider.messages(phoneNumberId)
      const body = JSON.stringify({
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: whatsappId,
        ...(typing ? { typing_indicator: { type: 'text' } } : {}),
      })
      const answer = await graphRequest({
        ...{ method: 'POST', url, headers, body, signal },
        ...timeouts,
      })
      return answer.outcome === 'answered' && answer.status >= 200 && answer.status < 300
    },
    listTemplates: async (signal) => {
      const templates: Template[] = []
      let after: string | null = null
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const url = provider.templates(after)
        const answer = await graphRequest({ method: 'GET', url, headers, signal, ...timeouts })
        if (answer.outcome !== 'answered') return { outcome: 'unreadable' }
        const body = parseJson(answer.body)
        const page = answer.status === 200 ? provider.readTemplates(body) : null
        if (page === null) {
          const refused = refusedSchema.safeParse(body)
          return refused.success
            ? { outcome: 'refused', code: refused.data.error.code }
            : { outcome: 'unreadable' }
        }
        templates.push(...page.templates.flatMap((listed) => readTemplate(listed) ?? []))
        after = page.after
        if (after === null) return { outcome: 'listed', templates }
      }
      return { outcome: 'unreadable' }
    },
    acceptsToken: async () => {
      const timeout = { connectTimeoutMs: READY_TIMEOUT_MS, answerTimeoutMs: READY_TIMEOUT_MS }
      const url = provider.readiness()
      const answer = await graphRequest({ method: 'GET', url, headers, ...timeout })
      return answer.outcome === 'answered' && answer.status === 200
    },
  }
}

function readUploadAnswer(isOk: boolean, body: unknown): UploadAnswer {
  const uploaded = uploadedSchema.safeParse(body)
  if (isOk && uploaded.success) return { outcome: 'uploaded', mediaId: uploaded.data.id }
  const refused = refusedSchema.safeParse(body)
  if (!refused.success) return { outcome: 'not-sent', code: 'UNREADABLE_ANSWER' }
  const { code, is_transient: isTransient } = refused.data.error
  return { outcome: 'refused', code, isTransient }
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
    return parseExactly(text)
  } catch {
    return null
  }
}
