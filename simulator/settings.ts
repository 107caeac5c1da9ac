import type { Configuration } from './options.ts'

/** What may be changed while the simulator runs (`PUT /sim/settings`). */
export type Settings = {
  /** Where webhooks go; null: they wait. */
  webhookUrl: string | null
  /** From accepted to `sent`, and again from `sent` to `delivered`. */
  statusDelayMs: number
  /** Whether every phone reads what arrives, after one more delay. */
  autoRead: boolean
  /** The first pause before an unacknowledged webhook is sent again; it doubles each time. */
  retryBaseMs: number
  /** How long the receiver of a webhook may take to answer. */
  webhookTimeoutMs: number
  /** How long the address of a file is good. Five minutes at Meta (reference, section 5.5). */
  mediaUrlMs: number
}

export function initialSettings(configuration: Configuration): Settings {
  return {
    webhookUrl: configuration.webhookUrl,
    statusDelayMs: 120,
    autoRead: false,
    retryBaseMs: 500,
    webhookTimeoutMs: 5000,
    mediaUrlMs: 5 * 60_000,
  }
}
