/** One thing to tell the business. Alone, or with others in a batch, it becomes a webhook. */
export type Update = {
  /** Updates of one lane (a citizen) keep their order as long as no fault says otherwise. */
  lane: string
  field: string
  value: ChangeValue
  /** The citizen's message that the business has once it acknowledges; null for other news. */
  messageId: string | null
}

/** `entry[].changes[].value` (reference, section 2.6). */
export type ChangeValue = {
  metadata?: { display_phone_number: string; phone_number_id: string }
  contacts?: object[]
  messages?: object[]
  statuses?: object[]
  [key: string]: unknown
}
