import * as z from '../late-zod.ts'

/** Tests the way to the relay one by one; works signed out too: that is when it is needed. */
export const diagnosisCalls = { diagnose: z.object({}) } as const

export type DiagnosisCallResults = { diagnose: Diagnosis }

export type Diagnosis = {
  checks: Check[]
  /** For whoever looks after the PCs: codes and numbers, nobody's name, login, number or token. */
  report: string
}

export type CheckName = 'name' | 'proxy' | 'tls' | 'sign-in' | 'stream' | 'disk'

/** `look`: works, and somebody should look at it. `skipped`: what stands before it failed. */
export type Check = { name: CheckName; verdict: Verdict; code: CheckCode }
export type Verdict = 'good' | 'look' | 'bad' | 'skipped'

export type CheckCode =
  | 'found'
  | 'no-such-name'
  | 'left-to-proxy'
  | 'no-address'
  | 'reached'
  | 'unreachable'
  | 'proxy-failed'
  | 'intercepted'
  | 'encrypted'
  | 'plain'
  | 'certificate'
  | 'accepted'
  | 'waits'
  | 'expired'
  | 'other-version'
  | 'flows'
  | 'held-back'
  | 'writable'
  | 'nearly-full'
  | 'not-writable'
  | 'not-tried'
