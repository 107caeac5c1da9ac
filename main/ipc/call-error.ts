/**
 * Why a call was not carried out. None of them is an expected outcome of a well-behaved screen, but
 * for `signed-out`, which may cross with a session that just ended.
 */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly code: 'unknown-channel' | 'malformed' | 'signed-out'

  constructor(code: CallError['code']) {
    super(code)
    this.code = code
  }
}
