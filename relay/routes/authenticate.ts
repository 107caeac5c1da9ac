import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Session, Sessions } from '../accounts/sessions.ts'
import { sendError } from './errors.ts'

export type SignedIn = { readonly token: string; readonly session: Session }

const signedIn = new WeakMap<FastifyRequest, SignedIn>()

/** A hook that lets a request pass only with the token of a session that is under way. */
export function authenticate(sessions: Sessions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const token = bearerToken(request)
    const session = token === null ? null : await sessions.use(token)
    if (token === null || session === null) {
      await sendError(reply.header('www-authenticate', 'Bearer'), 'unauthenticated')
      return
    }
    signedIn.set(request, { token, session })
  }
}

/** Who is asking. Only for routes behind `authenticate`. */
export function signedInBy(request: FastifyRequest): SignedIn {
  const found = signedIn.get(request)
  if (found === undefined) throw new Error('route-without-authentication')
  return found
}

function bearerToken(request: FastifyRequest): string | null {
  return /^Bearer ([\w-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}
