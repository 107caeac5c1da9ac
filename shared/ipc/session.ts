import * as z from '../late-zod.ts'
import { signInRequestSchema } from '../protocol.ts'
import type { ConsoleStatus } from './status.ts'

const nothing = z.object({})

export const sessionCalls = {
  'get-status': nothing,
  /** First run: tries the address, and keeps it if a relay answers there. */
  'set-relay': z.object({ url: z.string().max(500) }),
  'sign-in': signInRequestSchema.extend({
    /** Once it was refused as `replica-locked`: what opens the data, or leaves them aside. */
    locked: z
      .discriminatedUnion('way', [
        z.object({
          way: z.literal('previous-password'),
          password: signInRequestSchema.shape.password,
        }),
        /** The data stay on this PC, apart; what had not left yet does not leave. */
        z.object({ way: z.literal('start-anew') }),
      ])
      .optional(),
  }),
  /** `wipe`: everything of hers goes from this PC. */
  'sign-out': z.object({ wipe: z.boolean().optional() }),
  /** Asks for the password again; everything stays as it is. */
  lock: nothing,
} as const

export type SessionResults = {
  'get-status': ConsoleStatus
  'set-relay':
    | { outcome: 'kept' }
    | { outcome: 'refused'; reason: 'not-an-address' | 'unreachable' | 'not-a-relay' | 'fixed' }
  'sign-in': { outcome: 'signed-in' } | { outcome: 'refused'; reason: SignInRefusal }
  /** `wipe-unfinished`: what is left can be read by nobody, and goes at the next start. */
  'sign-out': { outcome: 'signed-out' | 'wipe-unfinished' }
  lock: { outcome: 'locked' }
}

export type SignInRefusal =
  | 'no-relay'
  | 'wrong-credentials'
  | 'too-many-requests'
  | 'wrong-protocol'
  /** No relay answers, and this account never signed in on this PC. */
  | 'unreachable'
  /** No relay answers, and the organisation lets nobody in without it. */
  | 'offline-never'
  /** No relay answers, and this PC has not heard it for longer than the organisation allows. */
  | 'offline-too-long'
  /** No relay answers, and this PC's clock shows less than it did: how long it was is not known. */
  | 'clock-set-back'
  /** The replica on this PC was written by a newer version of Balcão: update before opening it. */
  | 'replica-newer'
  /** The relay answered, but the password does not open this PC's replica any more. */
  | 'replica-locked'
  /** Nor does the one that was given as the previous password. */
  | 'wrong-previous-password'
