import { createMetrics } from '../../relay/metrics.ts'
import { createServer } from '../../relay/routes/server.ts'
import { webhookRoutes } from '../../relay/routes/webhook-routes.ts'
import { openStore } from '../../relay/store/open-store.ts'
import { createInbox, type Inbox } from '../../relay/whatsapp/inbox.ts'
import { isSigned } from '../../relay/whatsapp/signature.ts'
import { SIMULATED } from '../support/start-simulator.ts'

/**
 * The relay's own webhook door, in a process of its own, over one of three inboxes: `group` (the
 * relay's), `each` (one commit for each webhook: the naive way), `none` (checks and parses, and
 * keeps nothing: the limit). `node webhook-server.ts VARIANT FOLDER`.
 */
const [variant = '', folder = ''] = process.argv.slice(2)

const place = { engine: 'sqlite', dataFolder: folder } as const
const store = await openStore(place, () => crypto.randomUUID())
const server = createServer({ level: 'silent' })
webhookRoutes(server, {
  inbox: inboxOf(variant),
  isGenuine: (body, headers) =>
    isSigned(body, headers['x-hub-signature-256'], [SIMULATED.appSecret]),
  verifyToken: SIMULATED.verifyToken,
  metrics: createMetrics({
    inbox: async () => ({ count: 0, oldest: null }),
    head: async () => 0,
    queuedReplies: async () => 0,
    sendingPausedUntil: async () => 0,
    standingAlerts: async () => ({ grave: 0, warning: 0, notice: 0 }),
    clock: Date.now,
  }),
  onMoment: () => {},
  onKept: () => {},
})
const url = await server.listen({ host: '127.0.0.1', port: 0 })
process.on('disconnect', () => process.exit(0))
process.send?.({ url })

function inboxOf(name: string): Inbox {
  if (name === 'group') return createInbox(store, Date.now, () => {})
  if (name === 'none') return { keep: async () => {} }
  return {
    keep: async (body) => {
      await store.run('insert into inbox (received_at, body) values (?, ?)', Date.now(), body)
    },
  }
}
