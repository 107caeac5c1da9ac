import { z } from 'zod'
import { mayOversee } from '../../shared/domain/agent.ts'
import {
  exportRequestSchema,
  importRequestSchema,
  importResponseSchema,
  withdrawalRequestSchema,
} from '../../shared/duties/subscribers.ts'
import type { NewId } from '../../shared/ids.ts'
import * as audit from '../duties/audit.ts'
import * as conversations from '../log/conversation-states.ts'
import type { Log } from '../log/log.ts'
import { importSubscribers } from '../registration/import-subscribers.ts'
import * as registrations from '../registration/registrations.ts'
import { withdrawConsent } from '../registration/withdraw-consent.ts'
import { signedInBy } from './authenticate.ts'
import { errorAnswers } from './describe.ts'
import { sendError } from './errors.ts'
import type { RelayServer } from './server.ts'

export type SubscriberContext = {
  readonly log: Log
  readonly newId: NewId
  readonly clock: () => number
}

const nothing = z.object({})

/** The broadcast list as a whole, for supervisors and administrators. */
export function subscriberRoutes(server: RelayServer, context: SubscriberContext): void {
  const { log, clock } = context
  server.post(
    '/subscribers/imports',
    {
      bodyLimit: 4 * 1024 * 1024,
      schema: {
        summary: 'Put people of an older list onto the broadcast list, or try what would happen',
        body: importRequestSchema,
        response: { 200: importResponseSchema, ...errorAnswers('not-permitted') },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      if (!mayOversee(account)) return sendError(reply, 'not-permitted')
      return { rows: await importSubscribers(context, request.body, account.agentId) }
    },
  )
  server.post(
    '/subscribers/exports',
    {
      schema: {
        summary: 'Say that the list, or what is known of one citizen, leaves a console as a file',
        body: exportRequestSchema,
        response: { 200: nothing, ...errorAnswers('not-permitted', 'not-found') },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      const { body } = request
      if (!mayOversee(account)) return sendError(reply, 'not-permitted')
      const by = { at: clock(), agentId: account.agentId }
      if (body.what === 'list') {
        const entry = { ...by, action: 'exported-subscribers', detail: String(body.count) } as const
        await log.transaction((tx) => audit.add(tx, entry, clock()))
        return {}
      }
      const { conversationId } = body
      const isKept = await log.transaction(async (tx) => {
        const state = await conversations.find(tx, conversationId)
        if (state === null) return false
        const { citizenId } = state
        const entry = { ...by, action: 'exported-citizen', conversationId, citizenId } as const
        await audit.add(tx, entry, clock())
        return true
      })
      return isKept ? {} : sendError(reply, 'not-found')
    },
  )
  server.post(
    '/subscribers/withdrawals',
    {
      schema: {
        summary: 'Take somebody off the list who has never written here and asked for it elsewhere',
        body: withdrawalRequestSchema,
        response: { 200: nothing, ...errorAnswers('not-permitted', 'not-found') },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      if (!mayOversee(account)) return sendError(reply, 'not-permitted')
      const { citizenId } = request.body
      const { agentId } = account
      const isKnown = await log.transaction(async (tx) => {
        if ((await registrations.find(tx, citizenId)).length === 0) return false
        await withdrawConsent(tx, citizenId, { way: 'told', agentId })
        return true
      })
      return isKnown ? {} : sendError(reply, 'not-found')
    },
  )
}
