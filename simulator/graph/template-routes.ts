import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { World } from '../world.ts'
import { VERSION } from './graph-routes.ts'
import { refuse, refuseObject } from './refusal.ts'
import { TEMPLATES } from './templates.ts'

type Query = { limit?: unknown; after?: unknown; status?: unknown; name?: unknown }

const PAGE = 25
const MAX_PAGE = 100

/** `GET /{business-account-id}/message_templates`, in pages with cursors. */
export function templateRoutes(server: FastifyInstance, { configuration }: World): void {
  const { businessAccountId } = configuration

  server.get<{ Params: { id: string }; Querystring: Query }>(
    `${VERSION}/:id/message_templates`,
    (request, reply) => {
      const { id } = request.params
      if (id !== businessAccountId) return refuseObject(reply, request.method, id)
      const { after, limit, name, status } = request.query
      const start = after === undefined ? 0 : positionAfter(after)
      if (start === null) return refuse(reply, { refused: 131059 })
      const asked = TEMPLATES.filter((template) => {
        return (
          (status ?? template.status) === template.status &&
          (name ?? template.name) === template.name
        )
      })
      const size = Math.min(Math.max(1, Number(limit) || PAGE), MAX_PAGE)
      const data = asked.slice(start, start + size)
      const more = start + size < asked.length
      const end = start + data.length
      const next = more ? { next: nextPage(request, end) } : {}
      return reply.send({
        data,
        paging: { cursors: { before: cursor(start), after: cursor(end) }, ...next },
      })
    },
  )
}

/** A cursor is opaque to the reader: here, the position in base64. */
function cursor(position: number): string {
  return Buffer.from(`at-${position}`).toString('base64url')
}

function nextPage(request: FastifyRequest, position: number): string {
  const url = new URL(request.url, `http://${request.host}`)
  url.searchParams.set('after', cursor(position))
  return url.href
}

function positionAfter(value: unknown): number | null {
  const text = typeof value === 'string' ? Buffer.from(value, 'base64url').toString() : ''
  const position = /^at-(\d{1,9})$/.exec(text)?.[1]
  return position === undefined ? null : Number(position)
}
