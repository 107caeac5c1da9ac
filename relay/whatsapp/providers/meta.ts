import { z } from 'zod'
import type { WhatsAppConfig } from '../../whatsapp-config.ts'
import { isSigned } from '../signature.ts'
import { address } from './address.ts'
import type { Provider } from './provider.ts'

const PAGE = '100'
const FIELDS =
  'id,name,status,category,language,components,quality_score,parameter_format,rejected_reason'

const pageSchema = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ cursors: z.object({ after: z.string() }), next: z.string().optional() })
    .optional()
    .catch(undefined),
})

/** Meta itself. Source: Cloud API reference, sections 2.2 and 5. */
export function meta({
  apiUrl,
  phoneNumberId: ownId,
  businessAccountId,
  token,
  appSecrets,
}: WhatsAppConfig): Provider {
  return {
    headers: { authorization: `Bearer ${token}` },
    messages: (phoneNumberId) => address(apiUrl, [phoneNumberId, 'messages']),
    readiness: () => address(apiUrl, [ownId], { fields: 'id' }),
    templates: (after) =>
      address(apiUrl, [businessAccountId, 'message_templates'], {
        fields: FIELDS,
        limit: PAGE,
        after,
      }),
    readTemplates: (body) => {
      const page = pageSchema.safeParse(body)
      if (!page.success) return null
      const { data, paging } = page.data
      return { templates: data, after: paging?.next ? paging.cursors.after : null }
    },
    uploads: (phoneNumberId) => address(apiUrl, [phoneNumberId, 'media']),
    media: (mediaId, phoneNumberId) =>
      address(apiUrl, [mediaId], { phone_number_id: phoneNumberId }),
    download: (url) => url,
    // With a plus: without it, Meta may put the business's country code before the number.
    recipient: (to) => ('phone' in to ? { to: `+${to.phone}` } : { recipient: to.userId }),
    isGenuine: (body, headers) => isSigned(body, headers['x-hub-signature-256'], appSecrets),
  }
}
