/**
 * What to do when WhatsApp refuses a message, by the code of its error; neither its text nor the
 * HTTP status is stable. Source: Cloud API reference, section 6.1.
 */
export type RefusalClass =
  /** Passing trouble at WhatsApp: try again, with growing pauses. */
  | 'retry'
  /** The same, but these often stay: give up after a few attempts. */
  | 'retry-few'
  /** Too many messages to this citizen: only this conversation waits, 4^n seconds. */
  | 'slow-citizen'
  /** Too many messages from this number: all wait. */
  | 'slow-number'
  /** Token, permission, payment, registration or account: nothing goes out until somebody acts. */
  | 'account'
  /** This message can never go out. */
  | 'permanent'

const classes: ReadonlyMap<number, RefusalClass> = new Map([
  [0, 'account'],
  [1, 'retry-few'],
  [2, 'retry'],
  [3, 'account'],
  [4, 'slow-number'],
  [10, 'account'],
  [190, 'account'],
  [368, 'account'],
  [80007, 'slow-number'],
  [130429, 'slow-number'],
  [130497, 'account'],
  [131000, 'retry-few'],
  [131005, 'account'],
  [131016, 'retry'],
  [131031, 'account'],
  [131042, 'account'],
  [131045, 'account'],
  [131048, 'slow-number'],
  [131056, 'slow-citizen'],
  [131057, 'retry'],
  [133004, 'retry'],
  [133010, 'account'],
  [133015, 'retry'],
  [133016, 'slow-number'],
  [134011, 'account'],
  [2494100, 'retry'],
])

/** `isTransient`: Graph's own hint, which decides for codes that are not in the list. */
export function classifyRefusal(code: number, isTransient: boolean): RefusalClass {
  const known = classes.get(code)
  if (known) return known
  if (code >= 200 && code <= 299) return 'account'
  return isTransient ? 'retry-few' : 'permanent'
}
