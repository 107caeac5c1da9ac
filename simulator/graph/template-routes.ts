import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Template } from '../templates/template.ts'
import type { World } from '../world.ts'
import { refuse, refuseObject } from './refusal.ts'
import { metaPath } from './surface.ts'

type Query = {
  limit?: unknown
  after?: unknown
  offset?: unknown
  status?: unknown
  name?: unknown
}

const PAGE = 25
const MAX_PAGE = 100

/** The account's templates in pages: with cursors at Meta, by offset at 360dialog. */
export function templateRoutes(server: FastifyInstance, world: World): void {
  const { configuration, templates } = world
  const { businessAccountId, provider } = configuration

  if (provider === '360dialog') {
    server.get<{ Querystring: Query }>('/v1/configs/templates', (request, reply) => {
      const { limit, offset } = request.query
      const start = Math.max(0, Number(offset) || 0)
      const all = templates.list()
      const page = all.slice(start, start + sizeOf(limit)).map(asDialog360)
      return reply.send({
        ...{ count: page.length, filters: {}, limit: sizeOf(limit), offset: start, sort: ['id'] },
        ...{ total: all.length, waba_templates: page },
      })
    })
    return
  }

  server.get<{ Params: { id: string }; Querystring: Query }>(
    metaPath('/:id/message_templates'),
    (request, reply) => {
      const { id } = request.params
      if (id !== businessAccountId) return refuseObject(reply, request.method, id)
      const { after, limit, name, status } = request.query
      const start = after === undefined ? 0 : positionAfter(after)
      if (start === null) return refuse(reply, { refused: 131059 })
      const asked = templates.list().filter((template) => {
        return (
          (status ?? template.status) === template.status &&
          (name ?? template.name) === template.name
        )
      })
      const data = asked.slice(start, start + sizeOf(limit))
      const end = start + data.length
      const next = end < asked.length ? { next: nextPage(request, end) } : {}
      return reply.send({
        data,
        paging: { cursors: { before: cursor(start), after: cursor(end) }, ...next },
      })
    },
  )
}

function sizeOf(limit: unknown): number {
  return Math.min(Math.max(1, Number(limit) || PAGE), MAX_PAGE)
}

/** 360dialog writes what Meta shouts, and gives the id another name. */
function asDialog360({ id, status, ...template }: Template): object {
  return { ...template, external_id: id, status: status.toLowerCase() }
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
