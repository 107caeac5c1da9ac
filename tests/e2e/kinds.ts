import { SIMULATED } from '../support/start-simulator.ts'

/** One message of each kind, in Meta's words, as one invented citizen might send them. */
const file = { id: '880000000000001', mime_type: 'image/jpeg', sha256: 'q1Jc0w0v5m1e9c8n5J6m0Q==' }

export const kinds: readonly Record<string, unknown>[] = [
  {
    type: 'text',
    text: { body: 'Bom dia! Vi que tem vacina.' },
    referral: {
      source_type: 'ad',
      source_url: 'https://example.org/vacina',
      headline: 'Vacina da gripe em toda UBS',
      body: 'De segunda a sexta, das 8h às 17h.',
    },
  },
  { type: 'text', text: { body: 'Isto é verdade?' }, context: { frequently_forwarded: true } },
  {
    type: 'video',
    video: { ...file, mime_type: 'video/mp4', caption: 'A água está subindo na 504 Sul' },
    context: { forwarded: true },
  },
  { type: 'sticker', sticker: { ...file, mime_type: 'image/webp', animated: true } },
  {
    type: 'contacts',
    contacts: [
      {
        name: { formatted_name: 'Rita Imaginária' },
        phones: [{ phone: '+55 63 99999-0002' }],
        emails: [{ email: 'rita@example.org' }],
        org: { company: 'Associação de Moradores' },
      },
      { phones: [{ wa_id: '5563999990003' }], origin: 'contact_request' },
    ],
  },
  {
    type: 'interactive',
    interactive: {
      type: 'list_reply',
      list_reply: { id: 'iptu', title: 'IPTU', description: '2ª via e parcelas' },
    },
  },
  {
    type: 'interactive',
    interactive: {
      type: 'nfm_reply',
      nfm_reply: {
        name: 'flow',
        response_json: '{"flow_token":"x","bairro":"Aureny III","dia":"sexta de manhã"}',
      },
    },
  },
  {
    type: 'interactive',
    interactive: {
      type: 'call_permission_reply',
      call_permission_reply: { response: 'accept', expiration_timestamp: 1_795_867_200 },
    },
  },
  { type: 'interactive' },
  { type: 'button', button: { payload: 'SIM', text: 'Confirmo' } },
  {
    type: 'order',
    order: {
      text: 'Para a praça da escola.',
      product_items: [
        { product_retailer_id: 'MUDA-IPE', quantity: 2, item_price: 10.5, currency: 'BRL' },
        { product_retailer_id: 'MUDA-PEQUI', quantity: 1 },
      ],
    },
  },
  { id: 'wamid.EDITED1==', type: 'text', text: { body: 'Qual o horário de atendimeto?' } },
  {
    type: 'edit',
    edit: {
      original_message_id: 'wamid.EDITED1==',
      message: { type: 'text', text: { body: 'Qual o horário de atendimento no sábado?' } },
    },
  },
  { id: 'wamid.REVOKED1==', type: 'text', text: { body: 'Esqueça, já achei.' } },
  { type: 'revoke', revoke: { original_message_id: 'wamid.REVOKED1==' } },
  { type: 'revoke', revoke: { original_message_id: 'wamid.LOST==' } },
  { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'poll_creation' } },
  { type: 'unsupported', errors: [{ code: 131051 }] },
  { type: 'hologram', hologram: {} },
  {
    type: 'system',
    system: { type: 'user_changed_number', wa_id: '5563999990009', body: 'changed' },
  },
]

/** What staff then type on the phone that shares the number, and how they correct it. */
export function echoesTo(userId: string): object {
  const echo = (id: string, more: object) => ({
    from: SIMULATED.displayPhoneNumber,
    to_user_id: userId,
    timestamp: String(Math.floor(Date.now() / 1000)),
    id,
    ...more,
  })
  const text = (body: string) => ({ type: 'text', text: { body } })
  return {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: SIMULATED.displayPhoneNumber,
      phone_number_id: SIMULATED.phoneNumberId,
    },
    message_echoes: [
      echo('wamid.ECHO1==', text('Bom dia! Aos sábados até as 11h.')),
      echo('wamid.ECHO2==', {
        type: 'edit',
        edit: {
          original_message_id: 'wamid.ECHO1==',
          message: text('Bom dia! Aos sábados até as 12h.'),
        },
      }),
    ],
  }
}
