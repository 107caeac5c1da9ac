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

const store = openStore(folder, () => crypto.randomUUID())
const server = createServer({ level: 'silent' })
webhookRoutes(server, {
  inbox: inboxOf(variant),
  isGenuine: (body, headers) =>
    isSigned(body, headers['x-hub-signature-256'], [SIMULATED.appSecret]),
  verifyToken: SIMULATED.verifyToken,
  metrics: createMetrics({
    inbox: () => ({ count: 0, oldest: null }),
    head: () => 0,
    queuedReplies: () => 0,
    sendingPausedUntil: () => 0,
    clock: Date.now,
  }),
  onMoment: () => {},
  onKept: () => {},
})
const url = await server.listen({ host: '127.0.0.1', port: 0 })
process.on('disconnect', () => process.exit(0))
process.send?.({ url })

function inboxOf(name: string): Pick<Inbox, 'keep'> & Inbox {
  const group = createInbox(store, Date.now, () => {})
  if (name === 'group') return group
  if (name === 'none') return { ...group, keep: async () => {} }
  const insert = store.database.prepare<[number, Buffer]>(
    'insert into inbox (received_at, body) values (?, ?)',
  )
  return {
    ...group,
    keep: async (body) => {
      store.transaction(() => insert.run(Date.now(), body))
    },
  }
}
