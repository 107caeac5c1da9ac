import { z } from 'zod'
import { storableText } from '../../../shared/domain/content/text.ts'
import type { MessageContent } from '../../../shared/domain/message-content.ts'
import { listOf, optionalWords, token, words } from './pieces.ts'

const choice = z.object({ id: optionalWords, title: words, description: optionalWords })

function chosen(source: 'button' | 'list', reply: z.infer<typeof choice>): MessageContent {
  const { id, title, description } = reply
  return { kind: 'choice', source, choiceId: id, title, description }
}

/** Seconds since the epoch → milliseconds; null where no end was given. */
const end = z
  .int()
  .nonnegative()
  .nullish()
  .catch(null)
  .transform((seconds) => (seconds == null ? null : seconds * 1000))

const interactive = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('button_reply'), button_reply: choice })
    .transform(({ button_reply }) => chosen('button', button_reply)),
  z
    .object({ type: z.literal('list_reply'), list_reply: choice })
    .transform(({ list_reply }) => chosen('list', list_reply)),
  z
    .object({
      type: z.literal('nfm_reply'),
      nfm_reply: z.object({ name: optionalWords, response_json: words.catch('{}') }),
    })
    .transform(
      ({ nfm_reply: { name, response_json } }): MessageContent => ({
        kind: 'form',
        name,
        answers: formAnswers(response_json),
      }),
    ),
  z
    .object({
      type: z.literal('call_permission_reply'),
      call_permission_reply: z.object({
        response: z.string(),
        is_permanent: z.boolean().catch(false),
        expiration_timestamp: end,
      }),
    })
    .transform(
      ({ call_permission_reply: reply }): MessageContent => ({
        kind: 'call-permission',
        granted: reply.response === 'accept',
        permanent: reply.is_permanent,
        expiresAt: reply.expiration_timestamp,
      }),
    ),
])

export const interactiveMessage = z
  .object({ interactive })
  .transform(({ interactive: content }): MessageContent => content)

/** A tap on a template's button, which WhatsApp gives another shape than any other button. */
export const buttonMessage = z
  .object({ button: z.object({ text: words, payload: optionalWords }) })
  .transform(
    ({ button }): MessageContent => ({
      kind: 'choice',
      source: 'template',
      choiceId: button.payload,
      title: button.text,
      description: null,
    }),
  )

export const orderMessage = z
  .object({
    order: z.object({
      text: optionalWords,
      product_items: listOf(
        z.object({
          product_retailer_id: token.transform(storableText),
          quantity: z.coerce.number().catch(1),
          item_price: z.coerce.number().nullable().catch(null).default(null),
          currency: optionalWords,
        }),
      ),
    }),
  })
  .transform(
    ({ order }): MessageContent => ({
      kind: 'order',
      text: order.text,
      items: order.product_items.map((item) => ({
        productId: item.product_retailer_id,
        quantity: item.quantity,
        price: item.item_price,
        currency: item.currency,
      })),
    }),
  )

/** Ours, sent along with the form: it answers nothing. */
const FLOW_TOKEN = 'flow_token'
const MOST_ANSWERS = 100

/** `response_json` is text that holds JSON; where it does not, the text is the one answer. */
function formAnswers(json: string): { field: string; value: string }[] {
  const answers = parseRecord(json)
  if (answers === null) return [{ field: '', value: json }]
  return Object.entries(answers)
    .filter(([field]) => field !== FLOW_TOKEN)
    .slice(0, MOST_ANSWERS)
    .map(([field, value]) => ({
      field: storableText(field),
      value: storableText(typeof value === 'string' ? value : JSON.stringify(value)),
    }))
}

function parseRecord(json: string): Record<string, unknown> | null {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(json)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
