import type { IncomingHttpHeaders } from 'node:http'
import type { WhatsAppConfig } from '../../whatsapp-config.ts'
import { dialog360 } from './dialog360.ts'
import { meta } from './meta.ts'

/**
 * All in which one provider of the Cloud API differs from another: addresses, how the relay shows
 * who it is, how a webhook does, and whom a message may be addressed to. Bodies and answers are
 * WhatsApp's own and the same everywhere. Source: Cloud API reference, section 9.
 */
export type Provider = {
  /** Go with every call, downloads of files included. */
  readonly headers: Readonly<Record<string, string>>
  /** Where a message is sent. */
  messages(phoneNumberId: string): URL
  /** What answers 200 only to who shows the right token; cheap enough to be asked each minute. */
  readiness(): URL
  /** A page of the account's templates; `after` is where the page before it ended. */
  templates(after: string | null): URL
  readTemplates(body: unknown): TemplatePage | null
  /** Where a file is uploaded to. */
  uploads(phoneNumberId: string): URL
  /** What tells where a file lies. */
  media(mediaId: string, phoneNumberId: string): URL
  /** Where a file is fetched from; `url` is what WhatsApp named. */
  download(url: URL): URL
  /** The fields that name the receiver of a message; null where it cannot be named so. */
  recipient(to: Recipient): Readonly<Record<string, string>> | null
  /** Whether a webhook comes from the provider. */
  isGenuine(body: Buffer, headers: IncomingHttpHeaders): boolean
}

export type Recipient =
  | { readonly phone: string }
  /** Business-scoped user id, for citizens whose number WhatsApp does not tell. */
  | { readonly userId: string }

/** Templates as they came, and where the next page begins; null after the last. */
export type TemplatePage = { readonly templates: readonly unknown[]; readonly after: string | null }

export function createProvider(config: WhatsAppConfig): Provider {
  return config.provider === 'meta' ? meta(config) : dialog360(config)
}
