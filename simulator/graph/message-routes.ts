import type { FastifyInstance, FastifyReply } from 'fastify'
import { spend } from '../faults.ts'
import type { Send } from '../network/network.ts'
import type { Message } from '../phones/message.ts'
import type { World } from '../world.ts'
import { readSend } from './read-send.ts'
import { invalid, isObject, isRefusal } from './reading.ts'
import { refuse, refuseObject } from './refusal.ts'
import { surfaceOf } from './surface.ts'

/** WhatsApp shows "typing" until our next message, or for so long (reference, section 5.2). */
const TYPING_MS = 25_000

/** `POST /{phone-number-id}/messages`: sends a message, or marks one as read. */
export function messageRoutes(server: FastifyInstance, world: World): void {
  const { configuration, faults, network, phones, shelf, templates } = world
  const { displayPhoneNumber, phoneNumberId } = configuration

  const { messages } = surfaceOf(configuration)
  server.post<{ Params: { id?: string } }>(messages, (request, reply) => {
    const { id = phoneNumberId } = request.params
    if (id !== phoneNumberId) return refuseObject(reply, request.method, id)
    if (!isObject(request.body)) return refuse(reply, { refused: 100 })
    if (request.body['status'] === 'read') return markAsRead(world, request.body, reply)
    const ordered = faults.refuseSends.shift()
    if (ordered !== undefined) return refuse(reply, { refused: ordered })
    const send = readSend(request.body, { phones, shelf, templates, displayPhoneNumber })
    if (isRefusal(send)) return refuse(reply, send)
    const message = network.businessSends(send.value)
    if (send.value.recipient.citizen !== null) world.typing.delete(send.value.recipient.citizen.id)
    return answer(world, reply, send.value, message)
  })
}

function answer(world: World, reply: FastifyReply, send: Send, message: Message): FastifyReply {
  if (spend(world.faults, 'timeoutSends')) return reply.hijack()
  if (spend(world.faults, 'cutSends')) {
    reply.hijack()
    reply.raw.destroy()
    return reply
  }
  return reply.send({
    messaging_product: 'whatsapp',
    contacts: [contactOf(send)],
    messages: [
      {
        id: message.whatsappId,
        ...(send.type === 'template' ? { message_status: 'accepted' } : {}),
      },
    ],
  })
}

/** A phone is answered with its `wa_id`, a user id with itself (reference, section 3.4). */
function contactOf({ input, recipient: { citizen, phone } }: Send): object {
  return citizen !== null && input === citizen.userId
    ? { input, user_id: input }
    : { input, wa_id: phone }
}

function markAsRead(
  world: World,
  body: Readonly<Record<string, unknown>>,
  reply: FastifyReply,
): FastifyReply {
  const messageId = body['message_id']
  const citizen = typeof messageId === 'string' ? world.network.businessReads(messageId) : null
  if (citizen === null) return refuse(reply, invalid('Param message_id is not a known message.'))
  if (isObject(body['typing_indicator'])) {
    world.typing.set(citizen.id, world.configuration.now() + TYPING_MS)
    world.changes.announce(citizen.id)
  }
  return reply.send({ success: true })
}
