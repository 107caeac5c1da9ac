import type { z } from 'zod'
import type { Alert, AlertKind, Severity } from '../../../shared/domain/alerts/alert.ts'
import {
  accountAlertSchema,
  accountUpdateSchema,
  capabilitySchema,
  numberNameSchema,
  numberQualitySchema,
  reviewSchema,
  securitySchema,
} from './field-shapes.ts'

/** What a field says of the account: that something stands, or is over. */
export type AlertNews =
  | { readonly raise: Alert }
  | { readonly settle: AlertKind; readonly about: string | null }

type Reading = (value: unknown) => AlertNews[] | null

/** Fields about the account and its number. Source: Cloud API reference, section 2.11. */
export const accountFields: Readonly<Record<string, Reading>> = {
  account_update: reading(accountUpdateSchema, accountUpdate),
  account_review_update: reading(reviewSchema, ({ decision }) =>
    decision === 'APPROVED'
      ? [over('review-rejected')]
      : decision === 'REJECTED'
        ? [stands('review-rejected', 'grave', { detail: decision })]
        : [],
  ),
  account_alerts: reading(accountAlertSchema, (alert) => {
    const about = alert.alert_type ?? ''
    const isOver = alert.alert_status !== null && alert.alert_status !== 'ACTIVE'
    if (isOver) return [over('account-alert', about)]
    const severity = severities[alert.alert_severity ?? ''] ?? 'warning'
    const detail = alert.alert_description ?? alert.alert_type
    return [stands('account-alert', severity, { subject: about, detail })]
  }),
  business_capability_update: reading(capabilitySchema, (value) =>
    limit(value.max_daily_conversations_per_business ?? value.max_daily_conversation_per_phone),
  ),
  phone_number_quality_update: reading(numberQualitySchema, (value) => {
    const subject = value.display_phone_number ?? ''
    const tier = limit(value.max_daily_conversations_per_business ?? value.current_limit)
    if (value.event === 'FLAGGED') {
      return [stands('number-quality', 'warning', { subject, detail: value.event }), ...tier]
    }
    return value.event === 'UNFLAGGED' ? [over('number-quality', subject), ...tier] : tier
  }),
  phone_number_name_update: reading(numberNameSchema, (value) => {
    if (value.decision === 'APPROVED') return [over('name-rejected')]
    if (value.decision !== 'REJECTED' && value.decision !== 'DEFERRED') return []
    const subject = value.requested_verified_name ?? ''
    const detail = value.rejection_reason ?? value.decision
    return [stands('name-rejected', 'warning', { subject, detail })]
  }),
  security: reading(securitySchema, ({ display_phone_number: number, event }) => [
    stands('pin', event === 'PIN_RESET_REQUEST' ? 'grave' : 'warning', {
      subject: number ?? '',
      detail: event,
    }),
  ]),
}

const severities: Readonly<Record<string, Severity>> = {
  CRITICAL: 'grave',
  WARNING: 'warning',
  INFORMATIONAL: 'notice',
}

function accountUpdate(value: z.infer<typeof accountUpdateSchema>): AlertNews[] {
  const { event } = value
  switch (event) {
    case 'ACCOUNT_VIOLATION':
      return [
        stands('account-violation', 'warning', { detail: value.violation_info.violation_type }),
      ]
    case 'ACCOUNT_RESTRICTION':
      return restricted(value.restriction_info)
    case 'DISABLED_UPDATE':
      return banned(value.ban_info.waba_ban_state)
    case 'ACCOUNT_DELETED':
      return [stands('account-deleted', 'grave', { detail: event })]
    case 'ACCOUNT_OFFBOARDED':
    case 'PARTNER_REMOVED':
    case 'PARTNER_APP_UNINSTALLED':
      return [stands('account-offboarded', 'grave', { detail: event })]
    case 'ACCOUNT_RECONNECTED':
    case 'PARTNER_ADDED':
    case 'PARTNER_APP_INSTALLED':
      return [over('account-offboarded')]
    default:
      return [stands('account-change', 'notice', { subject: event, detail: event })]
  }
}

function restricted(
  restrictions: z.infer<typeof accountUpdateSchema>['restriction_info'],
): AlertNews[] {
  if (restrictions.length === 0) return [over('account-restricted')]
  const types = restrictions.flatMap(({ restriction_type: type }) => type ?? [])
  const ends = restrictions.flatMap(({ expiration }) => expiration ?? [])
  return [
    stands('account-restricted', 'grave', {
      detail: types.join(', ') || null,
      until: ends.length === 0 ? null : Math.max(...ends),
    }),
  ]
}

function banned(state: string | null): AlertNews[] {
  if (state === 'REINSTATE') {
    return [over('account-disabled'), over('account-restricted'), over('account-violation')]
  }
  // Not yet: the account still works until then.
  return state === 'SCHEDULE_FOR_DISABLE'
    ? [stands('account-restricted', 'grave', { detail: state })]
    : [stands('account-disabled', 'grave', { detail: state })]
}

function limit(detail: string | null): AlertNews[] {
  return detail === null ? [] : [stands('messaging-limit', 'notice', { detail })]
}

export function stands(
  kind: AlertKind,
  severity: Severity,
  more: Partial<Pick<Alert, 'subject' | 'detail' | 'code' | 'until'>>,
): AlertNews {
  return {
    raise: { ...{ subject: '', detail: null, code: null, until: null }, kind, severity, ...more },
  }
}

export function over(settle: AlertKind, about: string | null = null): AlertNews {
  return { settle, about }
}

/** Null for a value in which nothing of the field can be read. */
function reading<T>(schema: z.ZodType<T>, read: (value: T) => AlertNews[]): Reading {
  return (value) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? read(parsed.data) : null
  }
}
