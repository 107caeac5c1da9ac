import { z } from 'zod'
import { type Read, variable } from './config-variable.ts'

/** Who stands between the relay and WhatsApp, and how the two know each other. */
export type WhatsAppConfig = {
  readonly provider: ProviderName
  /** The base of the provider's API; Meta's with its version (`https://graph.facebook.com/v26.0`). */
  readonly apiUrl: string
  readonly phoneNumberId: string
  readonly businessAccountId: string
  readonly token: string
  /** Sign Meta's webhooks; several while one replaces another. Empty with other providers. */
  readonly appSecrets: readonly string[]
  /** Stands in a header of the webhooks of providers that do not sign; null with Meta. */
  readonly webhookSecret: string | null
  /** Null with providers that ask nothing before they use the address. */
  readonly verifyToken: string | null
}

export const providerNameSchema = z.enum(['meta', '360dialog'])
export type ProviderName = z.infer<typeof providerNameSchema>

const apiUrls: Record<ProviderName, string> = {
  meta: 'https://graph.facebook.com/v26.0',
  '360dialog': 'https://waba-v2.360dialog.io',
}

const common = {
  WHATSAPP_PROVIDER: variable(
    providerNameSchema.default('meta'),
    `one of ${providerNameSchema.options.join(', ')}`,
    'meta',
  ),
  WHATSAPP_PHONE_NUMBER_ID: variable(
    z.string().regex(/^\d+$/),
    "the number's id (not the number), digits only",
    '109000000000001',
  ),
  WHATSAPP_BUSINESS_ACCOUNT_ID: variable(
    z.string().regex(/^\d+$/),
    "the WhatsApp Business Account's id, digits only",
    '204000000000001',
  ),
}

const secret = z.string().regex(/^[\x21-\x7e]+$/)

const ofProvider = {
  meta: {
    WHATSAPP_TOKEN: variable(secret, 'the token of a system user, without spaces', 'EAAG…'),
    WHATSAPP_APP_SECRET: variable(
      z
        .string()
        .transform((list) => list.split(',').map((one) => one.trim()))
        .refine((secrets) => secrets.every((one) => one !== '')),
      "the app's secret; two with a comma between them while one replaces the other",
      '0123456789abcdef0123456789abcdef',
    ),
    WHATSAPP_VERIFY_TOKEN: variable<string | null>(
      z.string(),
      "the word that you also type into Meta's dashboard, where it asks for a verify token",
      'uma-frase-que-so-voces-conhecem',
    ),
    // Silently leaving it out would let an operator believe that it protects something.
    WHATSAPP_WEBHOOK_SECRET: variable<string | null>(
      z.undefined().transform(() => null),
      'left out: Meta signs its webhooks with the app secret',
      '',
    ),
  },
  '360dialog': {
    WHATSAPP_TOKEN: variable(secret, "the number's API key, without spaces", 'AbCdEf…'),
    WHATSAPP_APP_SECRET: variable<string[]>(
      z.undefined().transform(() => []),
      'left out: 360dialog does not sign its webhooks with an app secret of yours',
      '',
    ),
    WHATSAPP_VERIFY_TOKEN: variable<string | null>(
      z
        .string()
        .optional()
        .transform((token) => token ?? null),
      'any word, or left out',
      '',
    ),
    WHATSAPP_WEBHOOK_SECRET: variable<string | null>(
      secret.min(16),
      'at least 16 letters without spaces, which 360dialog sends in the header X-Webhook-Secret of each webhook',
      'uma-frase-que-so-voces-conhecem',
    ),
  },
}

export function readWhatsAppConfig(read: Read): WhatsAppConfig {
  // Another provider's name is a problem of its own: what else is asked for is then Meta's.
  const provider = read('WHATSAPP_PROVIDER', common.WHATSAPP_PROVIDER) ?? 'meta'
  const variables = ofProvider[provider]
  const apiUrl = variable(
    z.url({ protocol: /^https?$/ }).default(apiUrls[provider]),
    `the base of ${provider === 'meta' ? "Meta's API, with its version" : "360dialog's API"}`,
    apiUrls[provider],
  )
  return {
    provider,
    apiUrl: read('WHATSAPP_API_URL', apiUrl),
    phoneNumberId: read('WHATSAPP_PHONE_NUMBER_ID', common.WHATSAPP_PHONE_NUMBER_ID),
    businessAccountId: read('WHATSAPP_BUSINESS_ACCOUNT_ID', common.WHATSAPP_BUSINESS_ACCOUNT_ID),
    token: read('WHATSAPP_TOKEN', variables.WHATSAPP_TOKEN),
    appSecrets: read('WHATSAPP_APP_SECRET', variables.WHATSAPP_APP_SECRET),
    verifyToken: read('WHATSAPP_VERIFY_TOKEN', variables.WHATSAPP_VERIFY_TOKEN),
    webhookSecret: read('WHATSAPP_WEBHOOK_SECRET', variables.WHATSAPP_WEBHOOK_SECRET),
  }
}
