import type { EventBody } from '../../shared/events.ts'
import { maria } from './webhooks.ts'

/** One change of a webhook field other than messages, and what it must make of the log. */
export type FieldCase = {
  readonly field: string
  /** What this variant is about. */
  readonly name: string
  readonly value: object
  /** The events' types, with the kind of an alert (`alert-raised: payment`). */
  readonly makes: readonly string[]
}

/** Who stops the organisation's marketing is off its list at once; who takes it up again is not on it. */
const preferred: Readonly<Record<string, string[]>> = {
  stop: ['consent-withdrawn', 'marketing-preference-changed'],
  resume: ['marketing-preference-changed'],
}

/** Section 2.5: every field that WhatsApp may send. */
export const referenceFields = [
  ...['account_alerts', 'account_review_update', 'account_update', 'automatic_events'],
  ...['business_capability_update', 'history', 'message_template_components_update'],
  ...['message_template_quality_update', 'message_template_status_update', 'messages'],
  ...['partner_solutions', 'payment_configuration_update', 'phone_number_name_update'],
  ...['phone_number_quality_update', 'security', 'smb_app_state_sync', 'smb_message_echoes'],
  ...['template_category_update', 'user_preferences', 'calls', 'flows', 'group_lifecycle_update'],
  ...['group_participants_update', 'group_settings_update', 'group_status_update'],
  ...['business_username_updates', 'standby'],
] as const

/** Section 2.11: every event of the two fields that have many. */
export const referenceTemplateEvents = [
  ...['APPROVED', 'ARCHIVED', 'UNARCHIVED', 'DELETED', 'DISABLED', 'FLAGGED', 'IN_APPEAL'],
  ...[
    'LIMIT_EXCEEDED',
    'LOCKED',
    'PAUSED',
    'PENDING',
    'PENDING_DELETION',
    'REINSTATED',
    'REJECTED',
  ],
] as const

export const referenceAccountEvents = [
  ...['ACCOUNT_DELETED', 'ACCOUNT_VIOLATION', 'ACCOUNT_RESTRICTION', 'DISABLED_UPDATE'],
  ...['PARTNER_ADDED', 'PARTNER_REMOVED', 'PARTNER_APP_INSTALLED', 'PARTNER_APP_UNINSTALLED'],
  ...['AUTH_INTL_PRICE_ELIGIBILITY_UPDATE', 'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE'],
  ...['VOLUME_BASED_PRICING_TIER_UPDATE', 'ACCOUNT_OFFBOARDED', 'ACCOUNT_RECONNECTED'],
  'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
] as const

const template = {
  message_template_id: 1690000000000001,
  message_template_name: 'um_modelo',
  message_template_language: 'pt_BR',
}

const stopped = new Set(['DISABLED', 'LIMIT_EXCEEDED', 'LOCKED', 'PAUSED', 'REJECTED'])

const templateEvents = referenceTemplateEvents.map((event): FieldCase => {
  const kind = stopped.has(event) ? 'template-stopped' : event === 'FLAGGED' && 'template-quality'
  return {
    ...{ field: 'message_template_status_update', name: event },
    value: { event, ...template, reason: 'NONE' },
    makes: kind ? [`alert-raised: ${kind}`] : [],
  }
})

/** What every account event makes in an account about which nothing stands. */
const accountKinds: Partial<Record<string, string>> = {
  ACCOUNT_DELETED: 'account-deleted',
  ACCOUNT_VIOLATION: 'account-violation',
  ACCOUNT_RESTRICTION: 'account-restricted',
  DISABLED_UPDATE: 'account-disabled',
  ACCOUNT_OFFBOARDED: 'account-offboarded',
  PARTNER_REMOVED: 'account-offboarded',
  PARTNER_APP_UNINSTALLED: 'account-offboarded',
  ACCOUNT_RECONNECTED: '',
  PARTNER_ADDED: '',
  PARTNER_APP_INSTALLED: '',
}

const accountEvents = referenceAccountEvents.map((event): FieldCase => {
  const kind = accountKinds[event] ?? 'account-change'
  return {
    ...{ field: 'account_update', name: event },
    value: {
      event,
      violation_info: { violation_type: 'ADULT' },
      restriction_info: [
        { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1795900000 },
      ],
      ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: 'November 20, 2026' },
    },
    makes: kind === '' ? [] : [`alert-raised: ${kind}`],
  }
})

const silent = (field: string): FieldCase => ({
  ...{ field, name: 'kept and counted' },
  value: { anything: true },
  makes: [],
})

/** Messages, echoes and calls have tests of their own (message-cases.ts, echoes.test.ts, and where calls are read). */
export const fieldCases: readonly FieldCase[] = [
  ...templateEvents,
  ...accountEvents,
  {
    ...{ field: 'message_template_quality_update', name: 'red' },
    value: { ...template, previous_quality_score: 'GREEN', new_quality_score: 'RED' },
    makes: ['alert-raised: template-quality'],
  },
  {
    ...{ field: 'template_category_update', name: 'to marketing' },
    value: { ...template, previous_category: 'UTILITY', new_category: 'MARKETING' },
    makes: ['alert-raised: template-category'],
  },
  {
    ...{ field: 'template_category_update', name: 'announced' },
    value: {
      ...{ ...template, new_category: 'UTILITY', correct_category: 'MARKETING' },
      category_update_timestamp: 1795900000,
    },
    makes: ['alert-raised: template-category'],
  },
  {
    ...{ field: 'message_template_components_update', name: 'of a template nobody knows' },
    value: { ...template, message_template_element: 'Olá' },
    makes: [],
  },
  {
    ...{ field: 'account_alerts', name: 'active' },
    value: {
      ...{ alert_severity: 'CRITICAL', alert_status: 'ACTIVE', alert_type: 'OBA_APPROVED' },
      alert_description: 'Something happened',
    },
    makes: ['alert-raised: account-alert'],
  },
  {
    ...{ field: 'account_review_update', name: 'rejected' },
    value: { decision: 'REJECTED' },
    makes: ['alert-raised: review-rejected'],
  },
  {
    ...{ field: 'business_capability_update', name: 'a limit' },
    value: { max_daily_conversations_per_business: 'TIER_2K', max_phone_numbers_per_business: 25 },
    makes: ['alert-raised: messaging-limit'],
  },
  {
    ...{ field: 'phone_number_quality_update', name: 'a throughput upgrade' },
    value: {
      ...{ display_phone_number: '556333330000', event: 'THROUGHPUT_UPGRADE' },
      max_daily_conversations_per_business: 'TIER_UNLIMITED',
    },
    makes: ['alert-raised: messaging-limit'],
  },
  {
    ...{ field: 'phone_number_quality_update', name: 'flagged' },
    value: { display_phone_number: '556333330000', event: 'FLAGGED', current_limit: 'TIER_250' },
    makes: ['alert-raised: number-quality', 'alert-raised: messaging-limit'],
  },
  {
    ...{ field: 'phone_number_name_update', name: 'rejected' },
    value: { decision: 'REJECTED', requested_verified_name: 'Palmas', rejection_reason: 'X' },
    makes: ['alert-raised: name-rejected'],
  },
  ...['PIN_CHANGED', 'PIN_RESET_REQUEST', 'PIN_RESET_SUCCESS'].map((event) => ({
    ...{ field: 'security', name: event },
    value: { display_phone_number: '556333330000', event, requester: '61555822107539' },
    makes: ['alert-raised: pin'],
  })),
  // Signing up is asked for by an organisation in an app of its own, which this is not.
  ...['stop', 'resume', 'signup'].map((wish) => ({
    ...{ field: 'user_preferences', name: wish },
    value: {
      user_preferences: [
        {
          ...{ user_id: maria.userId, category: 'marketing_messages', value: wish },
          ...{ detail: 'User requested', timestamp: 1795263100 },
        },
      ],
    },
    makes: preferred[wish] ?? [],
  })),
  ...[
    ...['automatic_events', 'history', 'partner_solutions', 'payment_configuration_update'],
    ...['smb_app_state_sync', 'flows', 'group_lifecycle_update', 'standby'],
    ...['group_participants_update', 'group_settings_update', 'group_status_update'],
    ...['business_username_updates', 'a_field_of_tomorrow'],
  ].map(silent),
]

/** As the cases write it. */
export function named(event: EventBody): string {
  return event.type === 'alert-raised' ? `${event.type}: ${event.alert.kind}` : event.type
}
