import { messageCases } from '../support/message-cases.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { contactOf, inbound, maria, messageFrom, statusOf, webhook } from '../support/webhooks.ts'

/** One webhook of every kind that the tests know, to be spoiled. */
export const fixtures: readonly object[] = [
  ...messageCases.map(([, fields]) => webhook(inbound(maria, fields))),
  ...['sent', 'delivered', 'read', 'failed'].map((status) =>
    webhook({
      statuses: [
        statusOf('wamid.OUT1==', status, {
          biz_opaque_callback_data: '11111111-0000-4000-8000-000000000000',
          pricing: { billable: true, pricing_model: 'PMP', category: 'service' },
          ...(status === 'failed' ? { errors: [{ code: 131_026, title: 'no' }] } : {}),
        }),
      ],
    }),
  ),
  webhook({
    contacts: [contactOf(maria)],
    messages: [
      messageFrom(maria, { context: { forwarded: true, frequently_forwarded: true } }),
      messageFrom(maria, { referral: { source_type: 'ad', source_id: '1', headline: 'Vacina' } }),
      messageFrom(maria, { errors: [{ code: 131_000, title: 'no' }] }),
    ],
    statuses: [statusOf('wamid.OUT2==', 'delivered')],
  }),
  webhook({
    message_echoes: [{ ...messageFrom({ phone: SIMULATED.displayPhoneNumber }), to: maria.phone }],
  }),
  {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: SIMULATED.businessAccountId,
        changes: [{ field: 'account_update', value: { event: 'DISABLED_UPDATE' } }],
      },
    ],
  },
]
