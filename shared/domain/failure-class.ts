import * as z from '../late-zod.ts'

/** What WhatsApp's refusal of a message means for it. Source: Cloud API reference, section 6.1. */
export const failureClassSchema = z.enum([
  /** Passing trouble at WhatsApp: try again, with growing pauses. */
  'retry',
  /** The same, but these often stay: give up after a few attempts. */
  'retry-few',
  /** Too many messages to this citizen: only this conversation waits, 4^n seconds. */
  'slow-citizen',
  /** Too many messages from this number: all wait. */
  'slow-number',
  /** Token, permission, payment, registration or account: nothing goes out until somebody acts. */
  'account',
  /** The service window has closed: only a template may be sent. */
  'template-needed',
  /** WhatsApp will not bring this to this citizen, however often it is tried. */
  'never-to-citizen',
  /** Something at WhatsApp has to be set right first: a number, a template, a file. */
  'misconfigured',
  /** This message can never go out. */
  'permanent',
])

export type FailureClass = z.infer<typeof failureClassSchema>
