import type { FailureClass } from '../../shared/domain/failure-class.ts'

/**
 * Neither the text of an error nor the HTTP status is stable: its code decides.
 * Source: Cloud API reference, section 6.1.
 */
const codes: Readonly<Record<FailureClass, readonly number[]>> = {
  retry: [2, 131016, 131057, 133004, 133015, 2494100],
  'retry-few': [1, 131000],
  'slow-citizen': [131056],
  'slow-number': [4, 80007, 130429, 131048, 131064, 132069, 133016],
  account: [0, 3, 10, 190, 368, 131005, 131031, 131042, 131045, 133010, 134011],
  // 131005, 131045 and 134011 want something mended too, but they concern every reply.
  // 470 is what some providers still send for it, from before the Cloud API.
  'template-needed': [131047, 470],
  // 130497 concerns a citizen's country: it must not stop the replies to all the others.
  'never-to-citizen': [130472, 130497, 131049, 131050],
  misconfigured: [
    33, 131030, 131037, 131053, 131063, 132000, 132001, 132007, 132015, 132016, 132068, 133000,
    133005, 133006, 133008, 133009,
  ],
  permanent: [
    100, 1006, 1013, 130403, 131008, 131009, 131021, 131026, 131051, 131052, 131055, 131059, 131060,
    131062, 132005, 132008, 132012, 132018, 135000, 137000,
  ],
}

const ranges: readonly { from: number; to: number; is: FailureClass }[] = [
  { from: 200, to: 299, is: 'account' },
  { from: 139100, to: 139103, is: 'permanent' },
  { from: 147001, to: 147005, is: 'permanent' },
  { from: 2388000, to: 2388999, is: 'misconfigured' },
]

const classes: ReadonlyMap<number, FailureClass> = new Map(
  (Object.keys(codes) as FailureClass[]).flatMap((is) => codes[is].map((code) => [code, is])),
)

/** Every code that has a class of its own, and both ends of each range: for who must know them all. */
export const listedCodes: readonly (readonly [code: number, is: FailureClass])[] = [
  ...classes,
  ...ranges.flatMap(({ from, to, is }) => [[from, is] as const, [to, is] as const]),
]

/** `isTransient`: Graph's own hint, which decides for codes that are not in the list. */
export function classifyRefusal(code: number, isTransient: boolean): FailureClass {
  const known = classes.get(code) ?? ranges.find(({ from, to }) => code >= from && code <= to)?.is
  return known ?? (isTransient ? 'retry-few' : 'permanent')
}
