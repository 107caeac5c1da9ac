import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Severity } from '../shared/domain/alerts/alert.ts'
import type { SendEvent } from './delivery/outgoing-replies.ts'
import type { ItemOutcome } from './whatsapp/interpret-webhook.ts'

type WebhookOutcome = 'accepted' | 'unsigned' | 'too-large' | 'not-json' | 'store-unavailable'

/** What the gauges ask at each scrape. */
export type MetricsSources = {
  readonly inbox: () => Promise<{ count: number; oldest: number | null }>
  readonly head: () => Promise<number>
  readonly queuedReplies: () => Promise<number>
  readonly sendingPausedUntil: () => Promise<number>
  readonly standingAlerts: () => Promise<Record<Severity, number>>
  readonly clock: () => number
}

/** What is counted for Prometheus: amounts and outcomes, nothing of anybody. */
export type Metrics = {
  readonly registry: Registry
  countWebhook(outcome: WebhookOutcome): void
  countItem(outcome: ItemOutcome): void
  /** A field of a webhook that makes no event. */
  countField(field: string): void
  countSend(type: SendEvent['type']): void
  /** What a retention rule took away. */
  countRetained(what: string, count: number): void
  /** Conversations that wait and are given to nobody because their state cannot be read, now. */
  countPassedOver(count: number): void
  streamOpened(): void
  streamClosed(): void
}

/** The reference's list (section 2.5): a stranger's word is no label. */
const otherFields: ReadonlySet<string> = new Set([
  ...['automatic_events', 'business_username_updates', 'calls', 'flows', 'group_lifecycle_update'],
  ...['group_participants_update', 'group_settings_update', 'group_status_update', 'history'],
  ...['messages', 'partner_solutions', 'payment_configuration_update', 'smb_app_state_sync'],
  ...['smb_message_echoes', 'standby', 'user_id_update'],
])

export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const webhooks = new Counter({
    name: 'balcao_webhooks_total',
    help: 'Webhooks received, by outcome',
    labelNames: ['outcome'],
    registers,
  })
  const items = new Counter({
    name: 'balcao_webhook_items_total',
    help: 'Messages, statuses and other items of webhooks, by what became of them',
    labelNames: ['outcome'],
    registers,
  })
  const fields = new Counter({
    name: 'balcao_webhook_other_fields_total',
    help: 'Fields of webhooks that make no event, by name; `unknown` for those that nobody listed',
    labelNames: ['field'],
    registers,
  })
  new Gauge({
    name: 'balcao_alerts_standing',
    help: 'Alerts about the account at WhatsApp that stand, by severity',
    labelNames: ['severity'],
    registers,
    async collect() {
      const counts = Object.entries(await sources.standingAlerts())
      for (const [severity, count] of counts) this.set({ severity }, count)
    },
  })
  const sends = new Counter({
    name: 'balcao_sends_total',
    help: 'Attempts to send a reply, by outcome',
    labelNames: ['outcome'],
    registers,
  })
  const retained = new Counter({
    name: 'balcao_retention_total',
    help: 'What the retention rules took away',
    labelNames: ['what'],
    registers,
  })
  const passedOver = new Gauge({
    name: 'balcao_assignment_unreadable',
    help: 'Conversations that are given to nobody because their state cannot be read',
    registers,
  })
  const streams = new Gauge({
    name: 'balcao_live_streams',
    help: 'Consoles that follow the log now',
    registers,
  })
  gauge('balcao_inbox_waiting', 'Webhooks that were not interpreted yet', async () => {
    return (await sources.inbox()).count
  })
  gauge('balcao_interpretation_lag_seconds', 'Age of the oldest webhook that waits', async () => {
    const { oldest } = await sources.inbox()
    return oldest === null ? 0 : (sources.clock() - oldest) / 1000
  })
  gauge('balcao_log_events', 'Events in the log', sources.head)
  gauge('balcao_replies_queued', 'Replies that wait to be sent', sources.queuedReplies)
  gauge('balcao_sending_paused', 'Whether WhatsApp made the whole queue stand still', async () => {
    return (await sources.sendingPausedUntil()) > sources.clock() ? 1 : 0
  })

  function gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await read())
      },
    })
  }

  return {
    registry,
    countWebhook: (outcome) => webhooks.inc({ outcome }),
    countItem: (outcome) => items.inc({ outcome }),
    countField: (field) => fields.inc({ field: otherFields.has(field) ? field : 'unknown' }),
    countSend: (type) => sends.inc({ outcome: type.replace('send-', '') }),
    countRetained: (what, count) => retained.inc({ what }, count),
    countPassedOver: (count) => passedOver.set(count),
    streamOpened: () => streams.inc(),
    streamClosed: () => streams.dec(),
  }
}
