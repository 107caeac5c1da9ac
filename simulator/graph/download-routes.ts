import { once } from 'node:events'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { DownloadFault } from '../faults.ts'
import type { SignedQuery } from '../media/shelf.ts'
import type { Media } from '../phones/message.ts'
import type { World } from '../world.ts'

const HUGE_BYTES = 200 * 1024 * 1024

/** The second hop of a download: the bytes, from an address that expires (reference, section 5.5). */
export function downloadRoutes(server: FastifyInstance, { faults, shelf }: World): void {
  server.get<{ Querystring: SignedQuery }>(
    '/whatsapp_business/attachments/',
    async (request, reply) => {
      const fault = faults.failDownloads.shift()
      const id = shelf.idBehind(request.query)
      const media = id === null ? null : shelf.find(id)
      const bytes = media === null ? null : await shelf.bytes(media.id)
      if (media === null || bytes === null) return reply.code(404).send()
      if (fault !== undefined) return goWrong(fault, media, bytes, reply)
      return reply.type(media.mimeType).send(bytes)
    },
  )
}

async function goWrong(
  fault: DownloadFault,
  { mimeType }: Media,
  bytes: Buffer,
  reply: FastifyReply,
): Promise<FastifyReply> {
  switch (fault) {
    case 'not-found':
      return reply.code(404).send()
    case 'server-error':
      return reply.code(503).send()
    case 'other-bytes':
      return reply.type(mimeType).send(bytes.map((byte) => byte ^ 0x55))
    case 'cut':
      return begin(reply, bytes.length, bytes.subarray(0, bytes.length / 2), 'cut')
    case 'silent':
      return begin(reply, bytes.length, bytes.subarray(0, bytes.length / 2), 'hold')
    case 'huge':
      return begin(reply, HUGE_BYTES, bytes, 'hold')
    default:
      return reply.redirect(fault)
  }
}

/** An answer that stops before its end: by hanging up, or by saying nothing more. */
async function begin(
  reply: FastifyReply,
  length: number,
  bytes: Buffer,
  then: 'cut' | 'hold',
): Promise<FastifyReply> {
  reply.hijack()
  reply.raw.writeHead(200, { 'content-length': length })
  if (!reply.raw.write(bytes)) await once(reply.raw, 'drain')
  if (then === 'cut') reply.raw.socket?.end()
  return reply
}
