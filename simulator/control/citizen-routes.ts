import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Citizen } from '../phones/citizen.ts'
import type { Message } from '../phones/message.ts'
import type { NewCitizen } from '../phones/phones.ts'
import type { World } from '../world.ts'
import { type DraftBody, draftBodySchema, toDraft } from './draft-body.ts'

/** Photos and documents of citizens, as base64. */
const MAX_MESSAGE_BODY = 24 * 1024 * 1024

export const newCitizenSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: { type: ['string', 'null'], maxLength: 500 },
    phone: { type: ['string', 'null'], pattern: '^\\d{8,15}$' },
    username: { type: ['string', 'null'], minLength: 3, maxLength: 35 },
    userId: { type: 'string', pattern: '^[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}$' },
  },
}

const playedSchema = {
  type: 'object',
  required: ['whatsappId'],
  additionalProperties: false,
  properties: { whatsappId: { type: 'string', maxLength: 512 } },
}

export type OfCitizen = { Params: { id: string } }

/** Citizens, what they write, and what they see on their phones. */
export function citizenRoutes(server: FastifyInstance, world: World): void {
  const { network, phones, shelf } = world

  server.get('/sim/citizens', () => ({
    citizens: phones.list().map((citizen) => ({
      ...citizenAnswer(citizen),
      about: citizen.about,
      ...glance(world, citizen),
    })),
  }))

  server.post<{ Body: NewCitizen | null }>(
    '/sim/citizens',
    { schema: { body: { ...newCitizenSchema, nullable: true } } },
    (request, reply) => {
      const citizen = phones.create(request.body ?? {})
      if (citizen === null) return reply.code(409).send({ error: 'phone-or-user-id-taken' })
      return reply.code(201).send({ citizen: citizenAnswer(citizen) })
    },
  )

  server.get<OfCitizen>('/sim/citizens/:id/messages', (request, reply) => {
    const citizen = phones.citizen(request.params.id)
    if (citizen === null) return unknownCitizen(reply)
    return reply.send({ messages: phones.thread(citizen.id).map(messageAnswer) })
  })

  server.post<OfCitizen & { Body: DraftBody }>(
    '/sim/citizens/:id/messages',
    { bodyLimit: MAX_MESSAGE_BODY, schema: { body: draftBodySchema } },
    async (request, reply) => {
      const citizen = phones.citizen(request.params.id)
      if (citizen === null) return unknownCitizen(reply)
      const draft = await toDraft(request.body, shelf)
      const { whatsappId } = network.citizenWrites(citizen, draft)
      return reply.code(201).send({ whatsappId })
    },
  )

  server.post<OfCitizen>('/sim/citizens/:id/read', (request, reply) => {
    const citizen = phones.citizen(request.params.id)
    if (citizen === null) return unknownCitizen(reply)
    return reply.send({ read: network.citizenReads(citizen) })
  })

  server.post<OfCitizen & { Body: { whatsappId: string } }>(
    '/sim/citizens/:id/played',
    { schema: { body: playedSchema } },
    (request, reply) => {
      const citizen = phones.citizen(request.params.id)
      if (citizen === null) return unknownCitizen(reply)
      return reply.send({ played: network.citizenPlays(citizen, request.body.whatsappId) })
    },
  )
}

export function unknownCitizen(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: 'unknown-citizen' })
}

export function citizenAnswer({ id, name, phone, userId, username }: Citizen): object {
  return { id, name, phone, username, userId }
}

function messageAnswer(message: Message): object {
  const { media, ...rest } = message
  return {
    ...rest,
    media: media === null ? null : { ...media, url: `/sim/media/${media.id}` },
  }
}

/** What a list of phones shows of each. */
function glance({ configuration, phones, typing }: World, citizen: Citizen): object {
  const thread = phones.thread(citizen.id)
  const last = thread.at(-1)
  return {
    unread: thread.filter(({ direction, status }) => direction === 'out' && status === 'delivered')
      .length,
    last: last === undefined ? null : messageAnswer(last),
    typing: (typing.get(citizen.id) ?? 0) > configuration.now(),
  }
}
