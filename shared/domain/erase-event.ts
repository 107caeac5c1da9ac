import { erasedWhatsAppId, isErasedWhatsAppId } from '../events/content-erased.ts'

/**
 * An event's envelope as an erasure leaves it, the same at the relay and in every replica. Doing it
 * twice changes nothing. Unknown fields stay: personal ones stand in `content`.
 * @param digest SHA-256 of a text, base64url.
 */
export function erasedEnvelope(
  envelope: Readonly<Record<string, unknown>>,
  digest: (text: string) => string,
): Record<string, unknown> {
  const { provenance: _, ...rest } = envelope
  const erased: Record<string, unknown> = rest
  for (const field of ['whatsappId', 'replyTo']) {
    const id = erased[field]
    if (typeof id === 'string' && !isErasedWhatsAppId(id)) {
      erased[field] = erasedWhatsAppId(digest(id))
    }
  }
  return erased
}
