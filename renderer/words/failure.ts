import type { Texts } from '../texts/pt-br.ts'

type Reason = Exclude<keyof Texts['failure'], 'lead' | 'other' | 'noReason'>

/** WhatsApp's error codes in plain words. Source: Cloud API reference, section 6.1. */
const reasons: ReadonlyMap<number, Reason> = new Map([
  [0, 'account'],
  [3, 'account'],
  [10, 'account'],
  [190, 'account'],
  [1, 'temporary'],
  [2, 'temporary'],
  [131000, 'temporary'],
  [131016, 'temporary'],
  [131057, 'temporary'],
  [133004, 'temporary'],
  [4, 'busy'],
  [80007, 'busy'],
  [130429, 'busy'],
  [131056, 'tooFast'],
  [368, 'accountBlocked'],
  [131031, 'accountBlocked'],
  [131042, 'payment'],
  [131048, 'spam'],
  [470, 'windowClosed'],
  [131047, 'windowClosed'],
  [131021, 'undeliverable'],
  [131026, 'undeliverable'],
  [131050, 'optedOut'],
  [130403, 'blocked'],
  [130497, 'notAllowed'],
  [131005, 'notAllowed'],
  [131030, 'notAllowed'],
  [100, 'invalid'],
  [131008, 'invalid'],
  [131009, 'invalid'],
  [131051, 'invalid'],
  [131052, 'file'],
  [131053, 'file'],
  [137000, 'identityChanged'],
  [132000, 'templateChanged'],
  [132001, 'templateMissing'],
  [132005, 'templateValues'],
  [132007, 'templatePolicy'],
  [132008, 'templateValues'],
  [132012, 'templateValues'],
  [132015, 'templateStopped'],
  [132016, 'templateStopped'],
  [132018, 'templateValues'],
  [130472, 'marketingLimit'],
  [131049, 'marketingLimit'],
  [131062, 'needsPhone'],
])

/** Why WhatsApp did not deliver a reply. `code`: null where it gave none. */
export function failureWords(code: number | null, { failure }: Texts): string {
  if (code === null) return failure.noReason
  const reason = reasons.get(code)
  return reason ? failure[reason] : failure.other(code)
}
