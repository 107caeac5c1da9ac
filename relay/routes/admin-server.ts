import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import { jsonSchemaTransform, validatorCompiler } from 'fastify-type-provider-zod'
import type { Registry } from 'prom-client'
import { z } from 'zod'
import { answerOfType, textAnswer } from './describe.ts'

type Description = { paths?: object | undefined }

/** Metrics and the description of the doors, on a port that only this machine reaches. */
export function createAdminServer({
  registry,
  describe,
}: {
  registry: Registry
  describe: () => Description
}) {
  const server = Fastify({ forceCloseConnections: true })
  server.setValidatorCompiler(validatorCompiler)
  // What is sent are texts, and a document that nobody has to read twice.
  server.setSerializerCompiler(() => (value) => JSON.stringify(value))
  server.register(swagger, {
    openapi: { info: { title: 'Balcão relay, for its machine', version: '1' } },
    transform: jsonSchemaTransform,
  })
  server.register(async (scope) => {
    scope.get('/metrics', { schema: metricsSchema }, async (_, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    )
    scope.get('/docs', { schema: docsSchema }, async (request) => {
      const own = server.swagger() as Description
      const servers = [{ url: `${request.protocol}://${request.host}` }]
      const paths = Object.entries<object>({ ...own.paths }).map(([path, item]) => [
        path,
        { ...item, servers },
      ])
      const description = describe()
      return { ...description, paths: { ...description.paths, ...Object.fromEntries(paths) } }
    })
  })
  return server
}

const metricsSchema = {
  summary: 'Counters for Prometheus',
  response: { 200: answerOfType('In its text format', { 'text/plain': textAnswer }) },
}

const docsSchema = {
  summary: 'This document',
  response: {
    200: answerOfType('OpenAPI', {
      'application/json': z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }),
    }),
  },
}
