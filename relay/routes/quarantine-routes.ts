import { z } from 'zod'
import { mayAdminister } from '../../shared/domain/agent.ts'
import * as audit from '../duties/audit.ts'
import type { ErasureContext } from '../duties/erase-citizen.ts'
import type { Reader } from '../store/port.ts'
import { page, type QuarantineEntry } from '../whatsapp/quarantine.ts'
import { signedInBy } from './authenticate.ts'
import { errorAnswers } from './describe.ts'
import { sendError } from './errors.ts'
import type { RelayServer } from './server.ts'

const querySchema = z.object({
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().positive().max(1000).default(100),
})

const pageSchema = z.object({
  /** Oldest first. */
  entries: z.array(
    z.object({
      id: z.int(),
      receivedAt: z.int(),
      reason: z.string(),
      /** Where the item stands in the body. */
      path: z.string(),
      /** The whole webhook, byte for byte. */
      bodyBase64: z.base64(),
    }),
  ),
  /** Ask again with `after=next`; null when that was all. */
  next: z.int().nullable(),
})

/** One page holds no more bytes of bodies, except where its only entry has more. */
const MAX_PAGE_BYTES = 4 * 1024 * 1024

/** What could not be turned into events: for administrators, since it holds citizens' words. */
export function quarantineRoutes(
  server: RelayServer,
  { log, store, clock }: Pick<ErasureContext, 'log' | 'store' | 'clock'>,
): void {
  server.get(
    '/quarantine',
    {
      schema: {
        summary: 'Items of webhooks that could not be read',
        querystring: querySchema,
        response: { 200: pageSchema, ...errorAnswers('not-permitted') },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      if (!mayAdminister(account)) return sendError(reply, 'not-permitted')
      const { agentId } = account
      const entry = { at: clock(), action: 'read-quarantine', agentId } as const
      await log.transaction((tx) => audit.add(tx, entry, clock()))
      const { after, limit } = request.query
      const { entries, next } = await readPage(store, after, limit)
      return {
        entries: entries.map(({ body, id, receivedAt, reason, path }) => ({
          ...{ id, receivedAt, reason, path },
          bodyBase64: body.toString('base64'),
        })),
        next,
      }
    },
  )
}

async function readPage(sql: Reader, after: number, limit: number) {
  const entries: QuarantineEntry[] = []
  let size = 0
  let from = after
  while (entries.length < limit) {
    // One at a time: each brings a whole webhook.
    const [entry] = await page(sql, from, 1)
    if (entry === undefined) return { entries, next: null }
    size += entry.body.length
    if (entries.length > 0 && size > MAX_PAGE_BYTES) break
    entries.push(entry)
    from = entry.id
  }
  return { entries, next: from }
}
