/**
 * Points in the relay's work between which a crash would be most telling. The hook is called
 * synchronously: before anything else is done, the tests may end the process there.
 */
export type Moment =
  /** A webhook is on disk; its 200 is not sent. */
  | 'inbox-committed'
  | 'webhook-answered'
  /** Inside the transaction, before a webhook is turned into events. */
  | 'before-interpretation'
  /** Its events are on disk. */
  | 'interpreted'
  /** An attempt is on disk; WhatsApp has not been called. */
  | 'send-attempted'
  /** WhatsApp has answered; the answer is not on disk. */
  | 'send-answered'

export type OnMoment = (moment: Moment) => void
