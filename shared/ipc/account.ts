import type { Alert, AlertKind } from '../domain/alerts/alert.ts'
import type { Template } from '../domain/templates/template.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/** The organisation's account at WhatsApp: templates for everybody, alerts for who supervises. */
export const accountCalls = {
  'list-templates': z.object({}),
  'list-alerts': z.object({}),
  /** A person says that she knows. Needs the relay: nobody else may believe that nobody knows. */
  'acknowledge-alert': z.object({ alertId: idSchema }),
} as const

export type AccountCallResults = {
  /** All that the account has had, in order of name; those that cannot be sent as well. */
  'list-templates': { templates: Template[] }
  'list-alerts': AlertsView
  'acknowledge-alert': { outcome: 'acknowledged' | 'unreachable' | 'not-permitted' }
}

/** `supervised`: null for who does not supervise. */
export type AlertsView = {
  /** Why no reply goes out for now: told to everybody. */
  held: AlertKind | null
  supervised: { standing: AlertView[]; settled: AlertView[] } | null
}

export type AlertView = {
  alertId: string
  alert: Alert
  raisedAt: number
  /** `by`: who acknowledged it; null where WhatsApp itself told that it is over. */
  settled: { at: number; by: { agentId: string; name: string } | null } | null
}
