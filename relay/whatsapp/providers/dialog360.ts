import { z } from 'zod'
import type { WhatsAppConfig } from '../../whatsapp-config.ts'
import { isSameSecret } from '../same-secret.ts'
import { address } from './address.ts'
import type { Provider } from './provider.ts'

const PAGE = 100
/** Set at 360dialog as a header of the number's own (`/v1/configs/webhook`). */
export const WEBHOOK_SECRET_HEADER = 'x-webhook-secret'

const pageSchema = z.object({
  waba_templates: z.array(z.unknown()),
  offset: z.int().nonnegative().default(0),
  total: z.int().nonnegative(),
})

/**
 * 360dialog's Cloud hosting: one key for each number, so that no path names the number; files come
 * from its own host, and webhooks carry a secret header instead of a signature. Citizens without a
 * visible number cannot be addressed: it takes `to` alone. Source: Cloud API reference, section 9.
 */
export function dialog360({ apiUrl, token, webhookSecret }: WhatsAppConfig): Provider {
  return {
    headers: { 'd360-api-key': token },
    messages: () => address(apiUrl, ['messages']),
    readiness: () => address(apiUrl, ['v1', 'configs', 'webhook']),
    templates: (after) =>
      address(apiUrl, ['v1', 'configs', 'templates'], { limit: String(PAGE), offset: after }),
    readTemplates: (body) => {
      const page = pageSchema.safeParse(body)
      if (!page.success) return null
      const { waba_templates: templates, offset, total } = page.data
      const end = offset + templates.length
      return { templates, after: templates.length > 0 && end < total ? String(end) : null }
    },
    uploads: () => address(apiUrl, ['media']),
    media: (mediaId) => address(apiUrl, [mediaId]),
    download: (url) => {
      const { pathname, search } = url
      return new URL(`${apiUrl.replace(/\/+$/, '')}${pathname}${search}`)
    },
    recipient: (to) => ('phone' in to ? { to: `+${to.phone}` } : null),
    isGenuine: (_body, headers) => {
      const given = headers[WEBHOOK_SECRET_HEADER]
      return (
        typeof given === 'string' && webhookSecret !== null && isSameSecret(given, webhookSecret)
      )
    },
  }
}
