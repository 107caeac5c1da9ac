import { createHmac } from 'node:crypto'

/** A text message on Meta's wire, escaped as Meta escapes. Source: reference, sections 2.2, 2.6. */
export function webhookBody(number: number, citizen: number, phoneNumberId: string): Buffer {
  return webhookBatch([{ number, citizen }], phoneNumberId)
}

/** Several messages in one webhook, as Meta sends them on busy numbers (section 2.4). */
export function webhookBatch(
  messages: readonly { number: number; citizen: number }[],
  phoneNumberId: string,
): Buffer {
  const seconds = Math.floor(Date.now() / 1000)
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '556332127500', phone_number_id: phoneNumberId },
    contacts: messages.map(({ citizen }) => ({
      profile: { name: `Cidadã Fictícia ${citizen}` },
      wa_id: waId(citizen),
      user_id: `BR.Ficticia${citizen}`,
    })),
    messages: messages.map(({ number, citizen }) => ({
      from: waId(citizen),
      from_user_id: `BR.Ficticia${citizen}`,
      id: `wamid.BENCH${number}==`,
      timestamp: String(seconds),
      type: 'text',
      text: { body: sentence(number) },
    })),
  }
  const json = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '204000000000001', changes: [{ field: 'messages', value }] }],
  })
  return Buffer.from(
    json
      .replaceAll('/', '\\/')
      .replaceAll(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}

export function signature(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

function waId(citizen: number): string {
  return `55639${String(90_000_000 + citizen).padStart(8, '0')}`
}

const words =
  'bom dia quadra posto vacina buraco avenida ônibus curso inscrição iluminação praça lixo coleta água escola creche médico consulta horário endereço protocolo obrigada ainda semana secretaria'.split(
    ' ',
  )

/** About 84 letters of invented Portuguese, different for each number. */
function sentence(number: number): string {
  let seed = number * 2654435761
  const picked = Array.from({ length: 13 }, () => {
    seed = (seed * 1664525 + 1013904223) >>> 0
    return words[seed % words.length]
  })
  return `${picked.join(' ')} ${number}`
}
