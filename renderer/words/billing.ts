import type { Billing } from '../../shared/domain/billing.ts'
import type { Texts } from '../texts/pt-br.ts'

/** As WhatsApp names it where it is a new one. */
export function categoryWords(category: string | null, { billing }: Texts): string {
  if (category === null) return billing.noCategory
  return Object.hasOwn(billing.categories, category)
    ? (billing.categories[category] ?? category)
    : category
}

/** What an attendance came to: `2 mensagens cobradas (utilidade) · 1 ainda sem informação`. */
export function billingWords({ billed, unknown }: Billing, texts: Texts): string {
  const words = texts.billing
  const total = billed.reduce((sum, { count }) => sum + count, 0)
  const kinds = billed.map(({ category }) => categoryWords(category, texts)).join(', ')
  return [
    total > 0 ? `${words.billed(total)} (${kinds})` : unknown === 0 && words.none,
    unknown > 0 && words.unknown(unknown),
  ]
    .filter(Boolean)
    .join(' · ')
}
