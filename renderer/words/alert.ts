import type { Alert, AlertKind } from '../../shared/domain/alerts/alert.ts'
import type { Texts } from '../texts/pt-br.ts'
import { fullMoment, type Place } from './moment.ts'
import { templateName } from './template.ts'

/** What happened, in one line. */
export function alertTitle({ kind, subject }: Alert, { alerts }: Texts): string {
  const about = kind.startsWith('template-') ? templateName({ name: subject }) : subject
  return alerts.kind[kind](about)
}

/** What to do about it, with WhatsApp's own word for who has to look it up there. */
export function alertAdvice(alert: Alert, { alerts }: Texts, place: Place): string {
  return [
    alerts.todo[alert.kind],
    alert.until === null ? null : alerts.until(fullMoment(alert.until, place)),
    alert.detail === null ? null : alerts.word(alert.detail),
    alert.code === null ? null : alerts.code(alert.code),
  ]
    .filter((sentence) => sentence !== null)
    .join(' ')
}

/** Why replies wait, said to everybody. */
export function heldWords(kind: AlertKind, { alerts }: Texts): string {
  const { held } = alerts
  return `${held.lead(held.reason[kind] ?? held.other)} ${held.rest}`
}
