import type { Alert, AlertKind } from '../../../shared/domain/alerts/alert.ts'

const kinds: Partial<Record<AlertKind, readonly number[]>> = {
  'token-refused': [0, 190],
  'not-permitted': [3, 10, 131005],
  payment: [131042, 134011],
  'account-blocked': [368, 131031],
  'number-unregistered': [131045, 133010],
  'spam-limit': [131048, 131064],
}

/** What an error code says of the account as a whole; null where it is about one message. */
export function alertOfCode(code: number): Alert | null {
  const kind =
    code >= 200 && code <= 299
      ? 'not-permitted'
      : (Object.keys(kinds) as AlertKind[]).find((one) => kinds[one]?.includes(code))
  if (kind === undefined) return null
  const severity = kind === 'spam-limit' ? 'warning' : 'grave'
  return { kind, severity, subject: '', detail: null, code, until: null }
}

export const UNREACHABLE: Alert = {
  ...{ kind: 'unreachable', severity: 'grave', subject: '', detail: null, code: null, until: null },
}
