import type { Texts } from '../texts/pt-br.ts'

type Reason = Exclude<keyof Texts['failure'], 'lead' | 'other' | 'noReason'>

/** WhatsApp's error codes in plain words. Source: Cloud API reference, section 6.1. */
const codes: Readonly<Record<Reason, readonly number[]>> = {
  account: [0, 3, 10, 190],
  payment: [131042, 134011],
  accountBlocked: [368, 131031],
  numberSetup: [33, 131037, 131045, 133000, 133005, 133006, 133008, 133009, 133010],
  windowClosed: [470, 131047],
  undeliverable: [131021, 131026],
  needsPhone: [131062],
  marketingLimit: [130472, 131049],
  country: [130497],
  tooFast: [131056],
  busy: [4, 80007, 130429, 132069, 133016],
  optedOut: [131050],
  blocked: [130403],
  spam: [131048, 131064],
  notAllowed: [131005, 131030],
  templateChanged: [132000],
  templateMissing: [132001],
  templateValues: [132005, 132008, 132012, 132018],
  templatePolicy: [132007],
  templateStopped: [132015, 132016],
  template: [131063, 132068],
  file: [131052, 131053],
  invalid: [100, 1006, 1013, 131008, 131009, 131051, 131055, 131059, 131060, 135000],
  temporary: [1, 2, 131000, 131016, 131057, 133004, 133015, 2494100],
  identityChanged: [137000],
}

const ranges: readonly { from: number; to: number; reason: Reason }[] = [
  { from: 200, to: 299, reason: 'account' },
  { from: 139100, to: 139103, reason: 'invalid' },
  { from: 147001, to: 147005, reason: 'invalid' },
  { from: 2388000, to: 2388999, reason: 'template' },
]

const reasons: ReadonlyMap<number, Reason> = new Map(
  (Object.keys(codes) as Reason[]).flatMap((reason) => codes[reason].map((code) => [code, reason])),
)

/** Why WhatsApp did not deliver a reply. `code`: null where it gave none. */
export function failureWords(code: number | null, { failure }: Texts): string {
  if (code === null) return failure.noReason
  const inRange = ranges.find(({ from, to }) => code >= from && code <= to)
  const reason = reasons.get(code) ?? inRange?.reason
  return reason ? failure[reason] : failure.other(code)
}
