import { describe, expect, it } from 'vitest'
import { heldIn } from '../../../relay/duties/held-in.ts'
import { ERASED, redactWebhook } from '../../../relay/duties/redact-webhook.ts'
import { contactOf, maria, messageFrom, statusOf, webhook } from '../../support/webhooks.ts'

const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }
const hers = new Set<string>([maria.phone, maria.userId])
const isTheirs = (text: string) => hers.has(text)

/** João sends her card. */
const card = (more: Record<string, unknown> = {}) =>
  messageFrom(joao, {
    ...{ type: 'contacts', text: undefined, ...more },
    contacts: [{ name: { formatted_name: 'Maria' }, phones: [{ wa_id: maria.phone }] }],
  })

/** What is left of the first change of a webhook. */
function leftOf(value: object, isYetToCome = () => true): Record<string, unknown> {
  const redacted = redactWebhook(JSON.parse(JSON.stringify(webhook(value))), isTheirs, isYetToCome)
  const [entry] = (redacted?.body as { entry: { changes: unknown[] }[] } | undefined)?.entry ?? []
  const change = entry?.changes[0] as { value: Record<string, unknown> } | 'erased' | undefined
  return change === ERASED ? { change } : (change?.value ?? {})
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('of a webhook that is not interpreted yet', () => {
  it('another’s message stays whole, also with her card in it', () => {
    const [one, other] = [messageFrom(maria), card()]
    const left = leftOf({ contacts: [contactOf(maria), contactOf(joao)], messages: [one, other] })
    expect(left).toMatchObject({
      contacts: [ERASED, contactOf(joao)],
      messages: [ERASED, plain(other)],
    })
  })

  it('nothing goes where only her card is in it', () => {
    const value = { contacts: [contactOf(joao)], messages: [card()] }
    expect(redactWebhook(plain(webhook(value)), isTheirs, () => true)).toBeNull()
  })

  it('a message that does not say its sender stays where all contacts are others’', () => {
    const unsigned = card({ from: undefined, from_user_id: undefined })
    const signed = messageFrom(maria)
    const left = leftOf({ contacts: [contactOf(joao)], messages: [unsigned, signed] })
    expect(left['messages']).toEqual([plain(unsigned), ERASED])
  })

  it('another’s message stays where only her contact is told, and one without sender goes', () => {
    const unsigned = messageFrom({}, { text: { body: 'dela' } })
    const another = messageFrom(joao)
    const left = leftOf({ contacts: [contactOf(maria)], messages: [unsigned, another] })
    expect(left['messages']).toEqual([ERASED, plain(another)])
  })

  it('a notice of WhatsApp about her goes, whoever it names as its sender', () => {
    const system = { type: 'user_changed_number', wa_id: maria.phone }
    const notice = messageFrom(joao, { type: 'system', text: undefined, system })
    const left = leftOf({ messages: [notice, messageFrom(joao)] })
    expect(left['messages']).toMatchObject([ERASED, { from: joao.phone }])
  })
})

describe('of a webhook that became events', () => {
  it('what another wrote of her goes too: it stands in the log', () => {
    const left = leftOf(
      { contacts: [contactOf(joao)], messages: [card(), messageFrom(joao)] },
      () => {
        return false
      },
    )
    expect(left['messages']).toMatchObject([ERASED, { from: joao.phone }])
  })

  it('nothing is left of a change that was only hers', () => {
    expect(leftOf({ statuses: [statusOf('wamid.x', 'sent')] })).toEqual({ change: ERASED })
    expect(leftOf({ contacts: [contactOf(maria)], messages: [messageFrom({})] })).toEqual({
      change: ERASED,
    })
  })
})

describe('whether a number is hers in a webhook to come', () => {
  const body = webhook({ messages: [messageFrom({ phone: maria.phone, userId: 'BR.Outra9' })] })
  const isHeld = (text: string) => hers.has(text)

  it('no: with an unknown id it has passed to a stranger', () => {
    const theirs = heldIn(body, { isHeld, idless: new Set() })
    expect([maria.phone, 'BR.Outra9', maria.userId].map(theirs)).toEqual([false, false, true])
  })

  it('yes, and so is the id, where nobody knew one of her', () => {
    const theirs = heldIn(body, { isHeld, idless: new Set([maria.phone]) })
    expect([maria.phone, 'BR.Outra9'].map(theirs)).toEqual([true, true])
  })
})
