import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'
import {
  citizenAnswer,
  newCitizenSchema,
  type OfCitizen,
  unknownCitizen,
} from './citizen-routes.ts'

const numberSchema = {
  type: 'object',
  nullable: true,
  additionalProperties: false,
  properties: { phone: newCitizenSchema.properties.phone },
}

const usernameSchema = {
  type: 'object',
  required: ['username'],
  additionalProperties: false,
  properties: { username: newCitizenSchema.properties.username },
}

const callSchema = {
  type: 'object',
  nullable: true,
  additionalProperties: false,
  properties: { durationSeconds: { type: 'integer', minimum: 0, maximum: 86_400 } },
}

type Renamed = { username: string | null }

/** Who a citizen becomes, and calls: what no message of hers says. */
export function identityRoutes(server: FastifyInstance, { network, phones }: World): void {
  server.post<OfCitizen & { Body: { phone?: string } | null }>(
    '/sim/citizens/:id/number',
    { schema: { body: numberSchema } },
    (request, reply) => {
      const citizen = phones.citizen(request.params.id)
      if (citizen === null) return unknownCitizen(reply)
      if (!network.citizenChangesNumber(citizen, request.body?.phone ?? null)) {
        return reply.code(409).send({ error: 'phone-or-user-id-taken' })
      }
      return reply.send({ citizen: citizenAnswer(citizen) })
    },
  )

  server.post<OfCitizen & { Body: Renamed }>(
    '/sim/citizens/:id/username',
    { schema: { body: usernameSchema } },
    (request, reply) => {
      const citizen = phones.citizen(request.params.id)
      if (citizen === null) return unknownCitizen(reply)
      phones.rename(citizen, request.body.username)
      return reply.send({ citizen: citizenAnswer(citizen) })
    },
  )

  server.post<OfCitizen>('/sim/citizens/:id/shared-phone', (request, reply) => {
    const citizen = phones.citizen(request.params.id)
    if (citizen === null) return unknownCitizen(reply)
    const { whatsappId } = network.citizenSharesPhone(citizen)
    return reply.code(201).send({ whatsappId })
  })

  server.post<OfCitizen & { Body: { durationSeconds?: number } | null }>(
    '/sim/citizens/:id/calls',
    { schema: { body: callSchema } },
    (request, reply) => {
      const citizen = phones.citizen(request.params.id)
      if (citizen === null) return unknownCitizen(reply)
      const { durationSeconds = null } = request.body ?? {}
      const { whatsappId } = network.citizenCalls(citizen, durationSeconds)
      return reply.code(201).send({ whatsappId })
    },
  )
}
