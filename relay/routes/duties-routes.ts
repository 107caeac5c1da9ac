import { mayAdminister, mayOversee } from '../../shared/domain/agent.ts'
import {
  type AuditPage,
  auditPageSchema,
  auditQuerySchema,
  readingsRequestSchema,
  readingsResponseSchema,
} from '../../shared/duties/audit.ts'
import {
  erasureCountsSchema,
  erasurePreviewQuerySchema,
  erasureRequestSchema,
  erasureResponseSchema,
} from '../../shared/duties/erasure.ts'
import {
  reconciliationQuerySchema,
  reconciliationSchema,
} from '../../shared/duties/reconciliation.ts'
import * as audit from '../duties/audit.ts'
import { type ErasureContext, eraseCitizen, previewErasure } from '../duties/erase-citizen.ts'
import { reconcile } from '../duties/reconcile.ts'
import { signedInBy } from './authenticate.ts'
import { errorAnswers } from './describe.ts'
import { sendError } from './errors.ts'
import type { RelayServer } from './server.ts'

/** The record's duties: who read what, whether all adds up, and erasure. */
export function dutiesRoutes(server: RelayServer, context: ErasureContext): void {
  readingRoutes(server, context)
  erasureRoutes(server, context)
  const { store, clock, dayOf } = context
  server.get(
    '/reconciliation',
    {
      schema: {
        summary: 'What became of all that arrived and of all that was to leave; for supervisors',
        querystring: reconciliationQuerySchema,
        response: { 200: reconciliationSchema, ...errorAnswers('not-permitted') },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      if (!mayOversee(account)) return sendError(reply, 'not-permitted')
      const period = { dayOf, now: clock(), days: request.query.days }
      // As the writer: what is interpreted between two counts would look like a difference.
      return store.transaction((tx) => reconcile(tx, period))
    },
  )
}

function readingRoutes(server: RelayServer, { log, store, clock }: ErasureContext): void {
  server.post(
    '/readings',
    {
      schema: {
        summary: "What was opened on this agent's console, for the audit trail",
        body: readingsRequestSchema,
        response: { 200: readingsResponseSchema },
      },
    },
    async (request) => {
      const { agentId } = signedInBy(request).session.account
      const { readings } = request.body
      await log.transaction((tx) => audit.addReadings(tx, agentId, readings, clock()))
      return { kept: readings.length }
    },
  )
  server.get(
    '/audit',
    {
      schema: {
        summary: 'Who read what, newest first; for supervisors',
        querystring: auditQuerySchema,
        response: { 200: auditPageSchema, ...errorAnswers('not-permitted') },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      if (!mayOversee(account)) return sendError(reply, 'not-permitted')
      const { agentId } = account
      const { query } = request
      const page = asReadBy(query.knows, await audit.page(store, query))
      const { conversationId = null, citizenId = null } = query
      const entry = { action: 'read-audit', agentId, conversationId, citizenId } as const
      await log.transaction((tx) => audit.add(tx, { ...entry, at: clock() }, clock()))
      return page
    },
  )
}

/** The first consoles could not read a page with an export in it: to them it is what it also was. */
function asReadBy(knows: 'exported' | undefined, page: AuditPage): AuditPage {
  if (knows === 'exported') return page
  const entries = page.entries.map((entry) =>
    entry.action === 'exported' ? { ...entry, action: 'opened' as const } : entry,
  )
  return { ...page, entries }
}

function erasureRoutes(server: RelayServer, context: ErasureContext): void {
  server.get(
    '/erasures/preview',
    {
      schema: {
        summary: 'What an erasure of this citizen would take; for administrators',
        querystring: erasurePreviewQuerySchema,
        response: { 200: erasureCountsSchema, ...errorAnswers('not-permitted', 'not-found') },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      if (!mayAdminister(account)) return sendError(reply, 'not-permitted')
      const counts = await previewErasure(context.store, request.query.citizenId)
      return counts ?? sendError(reply, 'not-found')
    },
  )
  server.post(
    '/erasures',
    {
      schema: {
        summary: 'Erase a citizen, in the record and in every replica; for administrators',
        body: erasureRequestSchema,
        response: {
          200: erasureResponseSchema,
          ...errorAnswers('not-permitted', 'not-found', 'reply-on-its-way'),
        },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      if (!mayAdminister(account)) return sendError(reply, 'not-permitted')
      const result = await eraseCitizen(context, request.body.citizenId, account.agentId)
      switch (result.outcome) {
        case 'erased':
          return { counts: result.counts, scrubbed: result.scrubbed }
        case 'unknown-citizen':
          return sendError(reply, 'not-found')
        case 'reply-on-its-way':
          return sendError(reply, 'reply-on-its-way')
      }
    },
  )
}
