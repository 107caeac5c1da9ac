import { z } from 'zod'
import { absentAfter } from '../../shared/domain/assignment/receiver.ts'
import type { Organisation } from '../../shared/organisation.ts'
import {
  type Account,
  sessionResponseSchema,
  signInRequestSchema,
  signInResponseSchema,
} from '../../shared/protocol.ts'
import type { StoredAccount } from '../accounts/accounts.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { SignIn } from '../accounts/sign-in.ts'
import { setReceiving } from '../assignment/receiving.ts'
import * as audit from '../duties/audit.ts'
import type { Log } from '../log/log.ts'
import type { PresenceBoard } from '../presence/board.ts'
import { signedInBy } from './authenticate.ts'
import { errorAnswers } from './describe.ts'
import { sendError } from './errors.ts'
import type { RelayServer } from './server.ts'

export type SessionContext = {
  readonly signIn: SignIn
  readonly sessions: Sessions
  readonly board: PresenceBoard
  readonly organisation: Organisation
  readonly logId: string
  readonly log: Log
  readonly clock: () => number
}

/** The one door of `/v1` that needs no session. */
export function signInRoute(server: RelayServer, context: SessionContext): void {
  const { signIn, sessions, organisation, logId } = context
  const note = noteIn(context)
  server.post(
    '/session',
    {
      schema: {
        summary: 'Sign in',
        body: signInRequestSchema,
        response: {
          200: signInResponseSchema,
          ...errorAnswers('wrong-credentials', 'too-many-requests'),
        },
      },
    },
    async (request, reply) => {
      const { login, password } = request.body
      const result = await signIn(login, password, request.ip)
      switch (result.outcome) {
        case 'too-many-requests':
          reply.header('retry-after', Math.ceil(result.waitMs / 1000))
          return sendError(reply, 'too-many-requests')
        case 'wrong-credentials':
          await note('sign-in-refused', result.agentId)
          return sendError(reply, 'wrong-credentials')
        case 'signed-in': {
          const account = publicAccount(result.account)
          await note('signed-in', account.agentId)
          return { ...(await sessions.begin(result.account)), account, organisation, logId }
        }
      }
    },
  )
}

export function sessionRoutes(server: RelayServer, context: SessionContext): void {
  const { sessions, board, organisation, logId, log, clock } = context
  const note = noteIn(context)
  server.get(
    '/session',
    { schema: { summary: 'Who is signed in', response: { 200: sessionResponseSchema } } },
    async (request) => {
      const { account, expiresAt } = signedInBy(request).session
      return { expiresAt, account: publicAccount(account), organisation, logId }
    },
  )
  server.delete(
    '/session',
    { schema: { summary: 'Sign out', response: { 204: z.null().describe('Signed out') } } },
    async (request, reply) => {
      const { token, session } = signedInBy(request)
      const { agentId } = session.account
      const since = clock() - absentAfter(organisation.leaseMinutes * 60_000)
      const isElsewhere = await log.transaction(async (tx) => {
        await sessions.end(tx, token)
        // At another PC she may be there, and receive: it is no sign of her leaving that one.
        const goesOn = await sessions.isUsedElsewhere(tx, { agentId, token, since })
        if (!goesOn) await setReceiving(tx, agentId, false, 'signed-out')
        return goesOn
      })
      sessions.tellEnded(token)
      if (!isElsewhere) board.report(agentId, { doing: 'away', conversationId: null })
      await note('signed-out', agentId)
      return reply.code(204).send(null)
    },
  )
}

/** Comings and goings are in the audit trail; what was typed as a login is not. */
function noteIn({ log, clock }: SessionContext) {
  return (action: 'signed-in' | 'sign-in-refused' | 'signed-out', agentId: string | null) => {
    const at = clock()
    return log.transaction((tx) => audit.add(tx, { at, action, agentId }, at))
  }
}

function publicAccount({ agentId, login, name, roles }: StoredAccount): Account {
  return { agentId, login, name, roles: [...roles] }
}
