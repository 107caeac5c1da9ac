import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { z } from 'zod'
import { type RelayOverrides, startRelay } from './start-relay.ts'

/** What of a Fastify server is looked at. */
type Server = {
  addHook(name: 'onRoute', hook: (route: { method: string | string[]; url: string }) => void): void
}

const operationSchema = z.looseObject({
  summary: z.string(),
  responses: z.record(
    z.string(),
    z.looseObject({
      content: z.record(z.string(), z.object({ schema: z.looseObject({}) })).optional(),
    }),
  ),
})

const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.looseObject({})),
})

export type Operation = z.infer<typeof operationSchema>

/** A relay with what its servers really route, and what `/docs` says of it; `GET /v1/session`. */
export async function startDescribedRelay(overrides: RelayOverrides = {}) {
  const routed = new Set<string>()
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: Server }
    fastify.addHook('onRoute', ({ method, url }) => {
      const path = url.replaceAll(/:(\w+)/g, '{$1}')
      for (const each of [method].flat()) routed.add(`${each} ${path}`)
    })
  }
  subscribe('fastify.initialization', listen)
  const relay = await startRelay(overrides)
  unsubscribe('fastify.initialization', listen)
  const document = documentSchema.parse(await (await fetch(`${relay.adminUrl}/docs`)).json())
  const operations = new Map<string, Operation>()
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (method === 'servers') continue
      operations.set(`${method.toUpperCase()} ${path}`, operationSchema.parse(operation))
    }
  }
  return { relay, routed, operations }
}

/**
 * Whether an answer is what the document says of its status and type.
 * @throws Error saying what is not.
 */
export async function demandDescribed(operation: Operation, response: Response): Promise<unknown> {
  const described = operation.responses[String(response.status)]
  if (described === undefined) throw new Error(`status ${response.status} is not described`)
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  const text = await response.text()
  if (response.status === 204) {
    if (text !== '') throw new Error(`status ${response.status} has an undescribed body`)
    return null
  }
  const content = described.content?.[type]
  if (content === undefined) throw new Error(`${response.status} ${type} is not described`)
  const schema = z.fromJSONSchema(content.schema, { defaultTarget: 'openapi-3.0' })
  return schema.parse(type === 'application/json' ? JSON.parse(text) : text)
}
