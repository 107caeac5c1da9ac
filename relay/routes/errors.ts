import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { ErrorCode } from '../../shared/protocol.ts'
import { describeError } from '../logger.ts'
import { isStoreFailure } from '../store/store-failure.ts'

const answers: Record<ErrorCode, { status: number; message: string }> = {
  malformed: { status: 400, message: 'The request cannot be read.' },
  unauthenticated: { status: 401, message: 'Sign in first.' },
  'wrong-credentials': { status: 401, message: 'Login or password is wrong.' },
  'not-permitted': { status: 403, message: 'Your roles do not allow this.' },
  'not-found': { status: 404, message: 'There is nothing here.' },
  'command-id-taken': { status: 409, message: 'The id belongs to something else.' },
  'reply-on-its-way': { status: 409, message: 'A reply to this citizen is on its way.' },
  'too-large': { status: 413, message: 'WhatsApp takes no file of this size.' },
  'wrong-type': { status: 415, message: 'WhatsApp takes no file of this type.' },
  'wrong-range': { status: 416, message: 'The file has no such bytes.' },
  'wrong-protocol': { status: 426, message: 'Console and relay are of different versions.' },
  'too-many-requests': { status: 429, message: 'Too many requests: wait a while.' },
  internal: { status: 500, message: 'Something went wrong in the relay.' },
  'store-unavailable': { status: 503, message: 'The relay cannot write its store.' },
}

/** With which status and sentence an error is told. */
export function answerOf(error: ErrorCode): { status: number; message: string } {
  return answers[error]
}

/** Answers a request that cannot be served, in the one shape that consoles parse. */
export function sendError(reply: FastifyReply, error: ErrorCode, message?: string): FastifyReply {
  const answer = answers[error]
  return reply.code(answer.status).send({ error, message: message ?? answer.message })
}

/** What was thrown: by Fastify (sizes, shapes, rates), by the store, or by a defect. */
export function handleError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error)) {
    // Names of fields only: what was in them may be personal.
    const fields = error.validation.map(({ instancePath }) => instancePath || '/')
    return sendError(reply, 'malformed', `Wrong ${error.validationContext}: ${fields.join(', ')}`)
  }
  if (error.statusCode === 429) return sendError(reply, 'too-many-requests')
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    const { message } = answers.malformed
    return reply.code(error.statusCode).send({ error: 'malformed', message })
  }
  const description = { ...describeError(error), route: request.routeOptions.url }
  if (isStoreFailure(error)) {
    request.log.error(description, 'the store failed')
    return sendError(reply, 'store-unavailable')
  }
  request.log.error({ ...description, stack: stackOf(error) }, 'a request failed')
  return sendError(reply, 'internal')
}

/** Where it happened, without the message: that may quote data. */
function stackOf(error: Error): string[] {
  return (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
}
