import type { RouteOptions } from 'fastify'
import { z } from 'zod'
import { type ErrorCode, errorResponseSchema } from '../../shared/protocol.ts'
import { answerOf } from './errors.ts'

/**
 * Pieces of the routes' description, which `/docs` answers as OpenAPI. They also decide what an
 * answer may look like, so the description cannot say anything else than what is served.
 */

/** Errors by status, for a route's `response`; several of one status share an entry. */
export function errorAnswers(...codes: readonly ErrorCode[]) {
  const texts = new Map<number, string[]>()
  for (const code of codes) {
    const { status, message } = answerOf(code)
    texts.set(status, [...(texts.get(status) ?? []), `\`${code}\`: ${message}`])
  }
  return Object.fromEntries(
    [...texts].map(([status, lines]) => [
      status,
      {
        description: lines.join('\n'),
        content: { 'application/json': { schema: errorResponseSchema } },
      },
    ]),
  )
}

/** A hook that adds to every route of a scope the errors that any of them can answer. */
export function everyRouteAnswers(...codes: readonly ErrorCode[]) {
  return (route: RouteOptions): void => {
    const own: object = route.schema?.response ?? {}
    const ofBody = route.method === 'POST' ? bodyRefusals : {}
    const response = { ...errorAnswers(...codes), ...ofBody, ...own }
    route.schema = { ...route.schema, response }
  }
}

const bodyRefusals = {
  413: answerOfType('The body is too large.', { 'application/json': errorResponseSchema }),
  415: answerOfType('The body is not JSON.', { 'application/json': errorResponseSchema }),
}

/** An answer of one or more content types; texts that are no JSON are described in words. */
export function answerOfType(description: string, content: Readonly<Record<string, z.ZodType>>) {
  return {
    description,
    content: Object.fromEntries(
      Object.entries(content).map(([type, schema]) => [type, { schema }]),
    ),
  }
}

export const textAnswer = z.string()
