import { storableText } from '../../shared/domain/content/text.ts'
import type { Provenance } from '../../shared/domain/provenance.ts'
import type { WebhookMessage } from './webhook-shapes.ts'

/** Where a message comes from; undefined for one that was simply written. Reference, section 2.7. */
export function readProvenance({ context, referral }: WebhookMessage): Provenance | undefined {
  const forwarded = readForwarded(context)
  if (forwarded === null && referral === null) return undefined
  return { forwarded, referral: referral && readReferral(referral) }
}

function readForwarded(context: WebhookMessage['context']): Provenance['forwarded'] {
  if (context.frequently_forwarded) return 'often'
  return context.forwarded ? 'once' : null
}

function readReferral(
  referral: NonNullable<WebhookMessage['referral']>,
): NonNullable<Provenance['referral']> {
  const { source_type: source } = referral
  return {
    source: source === 'ad' || source === 'post' ? source : 'other',
    url: storable(referral.source_url),
    headline: storable(referral.headline),
    body: storable(referral.body),
  }
}

function storable(text: string | null): string | null {
  return text === null ? null : storableText(text)
}
