import type { FastifyInstance } from 'fastify'
import { DOWNLOAD_FAULTS, type Faults, setFaults } from '../faults.ts'
import { isWebUrl } from '../options.ts'
import type { Settings } from '../settings.ts'
import type { World } from '../world.ts'

const count = (maximum: number) => ({ type: 'integer', minimum: 0, maximum })
const codes = { type: 'array', items: { type: 'integer' }, maxItems: 1000 }
const downloadFault = {
  anyOf: [{ enum: DOWNLOAD_FAULTS }, { type: 'string', pattern: '^https?://', maxLength: 2000 }],
}
const HOUR_MS = 60 * 60_000

const faultsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    duplicate: count(20),
    reorder: { type: 'boolean' },
    batch: { type: 'integer', minimum: 0, maximum: 1000 },
    delayMs: count(HOUR_MS),
    dropAcknowledgements: count(100_000),
    refuseSends: codes,
    timeoutSends: count(100_000),
    cutSends: count(100_000),
    failSends: codes,
    hidePhones: { type: 'boolean' },
    failDownloads: { type: 'array', items: downloadFault, maxItems: 1000 },
    refuseUploads: codes,
  },
}

const settingsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    webhookUrl: { type: ['string', 'null'], maxLength: 2000 },
    statusDelayMs: count(HOUR_MS),
    autoRead: { type: 'boolean' },
    retryBaseMs: { type: 'integer', minimum: 1, maximum: HOUR_MS },
    webhookTimeoutMs: { type: 'integer', minimum: 1, maximum: HOUR_MS },
    mediaUrlMs: count(HOUR_MS),
  },
}

/** Faults and settings. Both take effect at once, also for what is waiting. */
export function faultRoutes(server: FastifyInstance, { faults, settings, webhooks }: World): void {
  server.get('/sim/faults', () => faults)

  server.put<{ Body: Partial<Faults> }>(
    '/sim/faults',
    { schema: { body: faultsSchema } },
    (request) => {
      setFaults(faults, request.body)
      webhooks.look()
      return faults
    },
  )

  server.delete('/sim/faults', () => {
    setFaults(faults, {})
    webhooks.look()
    return faults
  })

  server.get('/sim/settings', () => settings)

  server.put<{ Body: Partial<Settings> }>(
    '/sim/settings',
    { schema: { body: settingsSchema } },
    (request, reply) => {
      const { webhookUrl } = request.body
      if (typeof webhookUrl === 'string' && !isWebUrl(webhookUrl)) {
        return reply
          .code(400)
          .send({ error: 'malformed', message: 'webhookUrl is no http address' })
      }
      Object.assign(settings, request.body)
      webhooks.look()
      return reply.send(settings)
    },
  )
}
