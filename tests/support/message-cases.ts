import type { MessageContent } from '../../shared/domain/message-content.ts'

/** A message on Meta's wire, without sender, id and time, and what it is to us. */
export type MessageCase = readonly [
  name: string,
  fields: Record<string, unknown>,
  content: MessageContent,
]

/**
 * Every type and variant that the Cloud API reference names, by section. `type`, or `type.variant`
 * where one type comes in several shapes.
 */
export const referenceTypes: Record<string, readonly string[]> = {
  '2.8, files': ['image', 'video', 'audio', 'document', 'sticker'],
  '2.8, words and places': ['text', 'location', 'contacts'],
  '2.8, answers': [
    'interactive.button_reply',
    'interactive.list_reply',
    'interactive.nfm_reply',
    'interactive.call_permission_reply',
    'button',
    'order',
  ],
  '2.8, about another message': ['reaction', 'edit', 'revoke'],
  '2.8, system': [
    'system.user_changed_number',
    'system.user_changed_user_id',
    'system.customer_changed_number',
    'system.customer_identity_changed',
  ],
  '2.8, unsupported': [
    ...['errors', 'gif', 'group_invite', 'hsm', 'image', 'interactive', 'keep_in_chat'],
    ...['link_preview', 'list', 'location', 'media_placeholder', 'order', 'pin', 'poll_creation'],
    ...['poll_update', 'product', 'reaction', 'edit', 'pool'],
  ].map((subtype) => `unsupported.${subtype}`),
}

/** What a case covers, by the names of `referenceTypes`. */
export function typeOf(fields: Record<string, unknown>): string {
  const { type } = fields
  const inner = typeof type === 'string' ? fields[type] : null
  const isVaried = type === 'interactive' || type === 'system' || type === 'unsupported'
  if (!isVaried || typeof inner !== 'object' || inner === null) return String(type)
  return 'type' in inner ? `${type}.${inner.type}` : type
}

export const file = {
  id: '880000000000001',
  mime_type: 'image/jpeg',
  sha256: 'q1Jc0w0v5m1e9c8n5J6m0Q==',
}
const kept = { mediaId: file.id, mimeType: file.mime_type, sha256: file.sha256 }

const interactive = (type: string, answer: object) => ({
  type: 'interactive',
  context: { from: '556333330000', id: 'wamid.OUT0010==' },
  interactive: { type, [type]: answer },
})

const files: MessageCase[] = [
  [
    'image with a caption',
    { type: 'image', image: { ...file, caption: 'o buraco', url: 'https://example.org' } },
    { kind: 'image', ...kept, caption: 'o buraco' },
  ],
  [
    'image without anything but its id',
    { type: 'image', image: { id: '1' } },
    {
      kind: 'image',
      mediaId: '1',
      mimeType: 'application/octet-stream',
      sha256: null,
      caption: null,
    },
  ],
  [
    'video',
    { type: 'video', video: { ...file, mime_type: 'video/mp4', caption: 'a água subindo' } },
    { kind: 'video', ...kept, mimeType: 'video/mp4', caption: 'a água subindo' },
  ],
  [
    'voice note',
    { type: 'audio', audio: { ...file, mime_type: 'audio/ogg; codecs=opus', voice: true } },
    { kind: 'audio', ...kept, mimeType: 'audio/ogg; codecs=opus', voice: true },
  ],
  [
    'audio file',
    { type: 'audio', audio: { ...file, mime_type: 'audio/mpeg', voice: false } },
    { kind: 'audio', ...kept, mimeType: 'audio/mpeg', voice: false },
  ],
  [
    'document',
    { type: 'document', document: { ...file, filename: '../../etc/passwd' } },
    { kind: 'document', ...kept, filename: '../../etc/passwd', caption: null },
  ],
  [
    'sticker',
    { type: 'sticker', sticker: { ...file, mime_type: 'image/webp', animated: true } },
    { kind: 'sticker', ...kept, mimeType: 'image/webp', animated: true },
  ],
]

const wordsAndPlaces: MessageCase[] = [
  [
    'text',
    { type: 'text', text: { body: 'Olá 👋\nTudo bem?' } },
    { kind: 'text', text: 'Olá 👋\nTudo bem?' },
  ],
  [
    'location',
    { type: 'location', location: { latitude: -10.18, longitude: -48.33, name: 'Praça' } },
    { kind: 'location', latitude: -10.18, longitude: -48.33, name: 'Praça', address: null },
  ],
  [
    'contacts',
    {
      type: 'contacts',
      contacts: [
        {
          name: { formatted_name: 'Rita Imaginária', first_name: 'Rita' },
          phones: [{ phone: '+55 63 99999-0002', wa_id: '556399990002', type: 'CELL' }],
          emails: [{ email: 'rita@example.org', type: 'WORK' }],
          org: { company: 'Exemplo' },
          origin: 'other',
          vcard: 'BEGIN:VCARD',
        },
        { phones: [{ wa_id: '556399990003' }], origin: 'contact_request' },
      ],
    },
    {
      kind: 'contacts',
      people: [
        {
          name: 'Rita Imaginária',
          organisation: 'Exemplo',
          phones: ['+55 63 99999-0002'],
          emails: ['rita@example.org'],
          asked: false,
        },
        { name: null, organisation: null, phones: ['+556399990003'], emails: [], asked: true },
      ],
    },
  ],
  [
    'contact with nothing in it',
    { type: 'contacts', contacts: [{ phones: 'none' }] },
    {
      kind: 'contacts',
      people: [{ name: null, organisation: null, phones: [], emails: [], asked: false }],
    },
  ],
]

const answers: MessageCase[] = [
  [
    'touch on a button',
    interactive('button_reply', { id: 'falar_atendente', title: 'Falar com atendente' }),
    {
      kind: 'choice',
      source: 'button',
      choiceId: 'falar_atendente',
      title: 'Falar com atendente',
      description: null,
    },
  ],
  [
    'choice from a list',
    interactive('list_reply', { id: 'iptu', title: 'IPTU', description: '2ª via e parcelas' }),
    {
      kind: 'choice',
      source: 'list',
      choiceId: 'iptu',
      title: 'IPTU',
      description: '2ª via e parcelas',
    },
  ],
  [
    'filled form',
    interactive('nfm_reply', {
      name: 'flow',
      body: 'Sent',
      response_json: '{"flow_token":"x","bairro":"Aureny III","vagas":2}',
    }),
    {
      kind: 'form',
      name: 'flow',
      answers: [
        { field: 'bairro', value: 'Aureny III' },
        { field: 'vagas', value: '2' },
      ],
    },
  ],
  [
    'form whose answer is no JSON',
    interactive('nfm_reply', { name: 'flow', response_json: '{cut' }),
    { kind: 'form', name: 'flow', answers: [{ field: '', value: '{cut' }] },
  ],
  [
    'leave to call',
    interactive('call_permission_reply', {
      response: 'accept',
      is_permanent: false,
      expiration_timestamp: 1_795_867_200,
    }),
    {
      kind: 'call-permission',
      granted: true,
      permanent: false,
      expiresAt: 1_795_867_200_000,
    },
  ],
  [
    'leave to call until beyond all dates',
    interactive('call_permission_reply', {
      response: 'accept',
      expiration_timestamp: 17_958_672_867_200,
    }),
    { kind: 'unknown', whatsappType: 'interactive' },
  ],
  [
    'no leave to call',
    interactive('call_permission_reply', { response: 'reject' }),
    { kind: 'call-permission', granted: false, permanent: false, expiresAt: null },
  ],
  [
    "touch on a template's button",
    { type: 'button', button: { payload: 'SIM_CONFIRMO', text: 'Confirmo' } },
    {
      kind: 'choice',
      source: 'template',
      choiceId: 'SIM_CONFIRMO',
      title: 'Confirmo',
      description: null,
    },
  ],
  [
    'order',
    {
      type: 'order',
      order: {
        catalog_id: '310000000000001',
        text: 'para a escola',
        product_items: [
          { product_retailer_id: 'MUDA-IPE', quantity: 2, item_price: 10.5, currency: 'BRL' },
          { product_retailer_id: 7 },
        ],
      },
    },
    {
      kind: 'order',
      text: 'para a escola',
      items: [
        { productId: 'MUDA-IPE', quantity: 2, price: 10.5, currency: 'BRL' },
        { productId: '7', quantity: 1, price: null, currency: null },
      ],
    },
  ],
]

const aboutAnother: MessageCase[] = [
  [
    'reaction',
    { type: 'reaction', reaction: { message_id: 'wamid.OUT1==', emoji: '👍' } },
    { kind: 'reaction', target: 'wamid.OUT1==', emoji: '👍' },
  ],
  [
    'reaction taken back by leaving the emoji out',
    { type: 'reaction', reaction: { message_id: 'wamid.OUT1==' } },
    { kind: 'reaction', target: 'wamid.OUT1==', emoji: null },
  ],
  [
    'reaction taken back by an empty emoji',
    { type: 'reaction', reaction: { message_id: 'wamid.OUT1==', emoji: '' } },
    { kind: 'reaction', target: 'wamid.OUT1==', emoji: null },
  ],
  [
    'edit of a text',
    edit({ context: { id: 'M0' }, type: 'text', text: { body: 'Boa tarde' } }),
    { kind: 'edit', target: 'wamid.IN1==', edited: { kind: 'text', text: 'Boa tarde' } },
  ],
  [
    'edit of a caption',
    edit({ type: 'image', image: { ...file, caption: 'o buraco maior' } }),
    {
      kind: 'edit',
      target: 'wamid.IN1==',
      edited: { kind: 'image', ...kept, caption: 'o buraco maior' },
    },
  ],
  [
    'edit into something that has no words',
    edit({ type: 'edit', edit: {} }),
    { kind: 'edit', target: 'wamid.IN1==', edited: { kind: 'unknown', whatsappType: 'edit' } },
  ],
  [
    'message deleted for all',
    { type: 'revoke', revoke: { original_message_id: 'wamid.IN1==' } },
    { kind: 'revoke', target: 'wamid.IN1==' },
  ],
]

function edit(message: Record<string, unknown>): Record<string, unknown> {
  return { type: 'edit', edit: { original_message_id: 'wamid.IN1==', message } }
}

const unsupported: MessageCase[] = [
  ...(referenceTypes['2.8, unsupported'] ?? []).map((type): MessageCase => {
    const subtype = type.slice('unsupported.'.length)
    return [
      type,
      { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: subtype } },
      { kind: 'unsupported', subtype },
    ]
  }),
  [
    'unsupported without a subtype',
    { type: 'unsupported', errors: [{ code: 131060 }] },
    { kind: 'unsupported', subtype: null },
  ],
]

/** Each of these changes nobody: WhatsApp tells of the same ids that the sender has. */
const system: MessageCase[] = [
  [
    'changed number',
    { type: 'system', system: { type: 'user_changed_number', wa_id: '5563999990001' } },
    { kind: 'system', change: 'number', from: '5563999990001', to: '5563999990001' },
  ],
  [
    'changed number, in the older words',
    { type: 'system', system: { type: 'customer_changed_number', new_wa_id: '5563999990001' } },
    { kind: 'system', change: 'number', from: '5563999990001', to: '5563999990001' },
  ],
  [
    'changed business-scoped id',
    { type: 'system', system: { type: 'user_changed_user_id', user_id: 'BR.MariaFicticia1' } },
    { kind: 'system', change: 'user-id', from: null, to: null },
  ],
  [
    'changed device',
    {
      type: 'system',
      system: { type: 'customer_identity_changed', body: 'changed' },
      identity: { acknowledged: true },
    },
    { kind: 'system', change: 'device', from: null, to: null },
  ],
  [
    'change of the future',
    { type: 'system', system: { type: 'user_changed_planet' } },
    { kind: 'system', change: 'other', from: null, to: null },
  ],
]

export const messageCases: readonly MessageCase[] = [
  ...wordsAndPlaces,
  ...files,
  ...answers,
  ...aboutAnother,
  ...system,
  ...unsupported,
]
