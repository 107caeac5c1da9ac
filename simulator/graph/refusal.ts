import type { FastifyReply } from 'fastify'
import { metaError } from '../errors.ts'
import { newTraceId } from '../identifiers.ts'

/** Why the Graph API refuses a request. `details` says more than the code's own words. */
export type Refusal = { refused: number; details?: string }

/** Answers as Meta does when a code of WhatsApp's says no (reference, section 5.3). */
export function refuse(reply: FastifyReply, { refused, details }: Refusal): FastifyReply {
  const known = metaError(refused)
  return reply.code(known.http).send({
    error: {
      message: `(#${refused}) ${known.title}`,
      type: 'OAuthException',
      code: refused,
      error_data: { messaging_product: 'whatsapp', details: details ?? known.details },
      fbtrace_id: newTraceId(),
    },
  })
}

/** Answers as Meta does when the token is missing or wrong. */
export function refuseToken(reply: FastifyReply, missing: boolean): FastifyReply {
  const message = missing
    ? 'An access token is required to request this resource.'
    : 'Invalid OAuth access token - Cannot parse access token'
  return reply
    .code(401)
    .send({ error: { message, type: 'OAuthException', code: 190, fbtrace_id: newTraceId() } })
}

/** Answers as Meta does when the id in the path is nothing that this token may see. */
export function refuseObject(reply: FastifyReply, method: string, id: string): FastifyReply {
  return reply.code(400).send({
    error: {
      message:
        `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot ` +
        'be loaded due to missing permissions, or does not support this operation.',
      type: 'GraphMethodException',
      code: 100,
      error_subcode: 33,
      fbtrace_id: newTraceId(),
    },
  })
}
