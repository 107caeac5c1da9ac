import type { FastifyInstance } from 'fastify'
import { newsOf } from '../templates/news.ts'
import { type Template, template } from '../templates/template.ts'
import type { World } from '../world.ts'

const text = { type: 'string', minLength: 1, maxLength: 1024 }
const status = { enum: ['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED'] }
const category = { enum: ['UTILITY', 'MARKETING'] }
const name = { type: 'string', pattern: '^[a-z0-9_]{1,512}$' }

const changeSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    status: { enum: [...status.enum, 'DELETED'] },
    category,
    quality: { enum: ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] },
    reason: text,
    body: text,
    /** Changes it without telling. */
    quiet: { type: 'boolean' },
  },
}

const newSchema = {
  type: 'object',
  required: ['name', 'body'],
  additionalProperties: false,
  properties: {
    ...{ name, category, status, body: text, header: text, footer: text },
    examples: { type: 'object', additionalProperties: text },
  },
}

type Change = {
  status?: Template['status'] | 'DELETED'
  category?: Template['category']
  quality?: Template['quality_score']['score']
  reason?: string
  body?: string
  quiet?: boolean
}

type New = Pick<Template, 'name'> &
  Partial<Pick<Template, 'category' | 'status'>> & {
    body: string
    header?: string
    footer?: string
    examples?: Record<string, string>
  }

/** What Meta does to templates by itself: it reviews, pauses, moves between categories, deletes. */
export function templateControlRoutes(server: FastifyInstance, world: World): void {
  const { templates, webhooks } = world

  server.get('/sim/templates', () => ({ templates: templates.list() }))

  server.post<{ Body: New }>(
    '/sim/templates',
    { schema: { body: newSchema } },
    (request, reply) => {
      const id = 9000 + templates.list().length
      templates.put(template({ id, category: 'UTILITY', ...request.body }))
      return reply.code(201).send({})
    },
  )

  server.put<{ Params: { name: string }; Body: Change }>(
    '/sim/templates/:name',
    { schema: { body: changeSchema } },
    (request, reply) => {
      const before = templates.find(request.params.name, 'pt_BR')
      if (before === null) return reply.code(404).send({ error: 'no-such-template' })
      const after = changed(before, request.body)
      if (after === null) templates.remove(before)
      else templates.put(after)
      for (const news of request.body.quiet ? [] : newsOf(before, after)) {
        webhooks.enqueue({ lane: 'account', ...news, messageId: null })
      }
      return {}
    },
  )
}

/** Null: deleted. */
function changed(before: Template, change: Change): Template | null {
  const { status = before.status, category = before.category, quality, reason, body } = change
  if (status === 'DELETED') return null
  return {
    ...{ ...before, status, category },
    rejected_reason: reason ?? before.rejected_reason,
    quality_score: quality === undefined ? before.quality_score : { score: quality },
    components: before.components.map((part) =>
      part.type === 'BODY' && body !== undefined ? { ...part, text: body } : part,
    ),
  }
}
