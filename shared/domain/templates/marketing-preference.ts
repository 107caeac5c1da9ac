import { leftByWordSince, type Registration } from '../registration/registration.ts'
import type { Template } from './template.ts'

/**
 * What a citizen told WhatsApp of the organisation's marketing, by her button there or by its refusal.
 * Source: Cloud API reference, sections 2.11 and 6.1 (131050).
 */
export type MarketingPreference = {
  readonly wants: boolean
  /** WhatsApp's time: milliseconds, of a whole second. */
  readonly changedAt: number
}

/** Webhooks come in any order, and twice: her newest word stands; of two in one second, the stop. */
export function newerPreference(
  one: MarketingPreference | null,
  other: MarketingPreference,
): MarketingPreference {
  if (one === null || other.changedAt > one.changedAt) return other
  return other.changedAt === one.changedAt && !other.wants ? other : one
}

/**
 * Since when a person wants no marketing; null for who never said so, or takes it again.
 * @param own of the citizen who would get it: WhatsApp itself refuses until she resumes there.
 * @param others of those who were merged with her: the newest word of any of them holds for all.
 */
export function stoppedSince(
  own: MarketingPreference | null,
  others: readonly MarketingPreference[],
): number | null {
  if (own?.wants === false) return own.changedAt
  const newest = others.reduce(newerPreference, own)
  return newest?.wants === false ? newest.changedAt : null
}

/** What a citizen has told of what she wants to be sent: WhatsApp, and us. */
export type Wishes = {
  readonly preference: MarketingPreference | null
  readonly registration: Registration
}

/**
 * Since when a person wants no marketing, told to WhatsApp or to us; null for who takes it.
 * @param others those who were merged with the citizen who would get it.
 */
export function noMarketingSince(own: Wishes, others: readonly Wishes[]): number | null {
  const preferences = others.flatMap(({ preference }) => preference ?? [])
  const registrations = [own, ...others].map(({ registration }) => registration)
  return stoppedSince(own.preference, preferences) ?? leftByWordSince(registrations)
}

/** @param stopped since when its reader wants no marketing; null where she takes it. */
export function unwantedSince(
  { category }: Pick<Template, 'category'>,
  stopped: number | null,
): number | null {
  return category === 'marketing' ? stopped : null
}
