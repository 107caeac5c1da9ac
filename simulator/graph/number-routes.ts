import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'
import { mediaAnswer } from './media-routes.ts'
import { refuseObject } from './refusal.ts'
import { surfaceOf } from './surface.ts'

/** `GET /{id}`: the business's number, which shows that the token is good, or a file. */
export function numberRoutes(server: FastifyInstance, world: World): void {
  const { configuration, settings, shelf } = world
  const { displayPhoneNumber, phoneNumberId, verifiedName } = configuration
  const isMeta = configuration.provider === 'meta'
  const number = {
    verified_name: verifiedName,
    code_verification_status: 'VERIFIED',
    display_phone_number: spaced(displayPhoneNumber),
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    id: phoneNumberId,
  }

  server.get<{ Params: { id: string }; Querystring: { phone_number_id?: unknown } }>(
    surfaceOf(configuration).object,
    (request, reply) => {
      const { id } = request.params
      if (id === phoneNumberId && isMeta) return reply.send(number)
      const owner = request.query.phone_number_id ?? phoneNumberId
      const media = owner === phoneNumberId ? shelf.find(id) : null
      if (media === null) return refuseObject(reply, request.method, id)
      return reply.send(mediaAnswer(media, shelf.address(id, 'getMedia')))
    },
  )

  if (!isMeta) server.get('/v1/configs/webhook', () => ({ url: settings.webhookUrl }))
}

/** `+55 63 3333-0000`: in answers the number is for people, unlike in webhooks. */
function spaced(digits: string): string {
  return digits.replace(/^(\d{2})(\d{2})(\d+)(\d{4})$/, '+$1 $2 $3-$4')
}
