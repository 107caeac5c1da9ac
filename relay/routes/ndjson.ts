import { pipeline, Readable } from 'node:stream'
import { constants, createGzip } from 'node:zlib'
import type { FastifyReply } from 'fastify'

export function acceptsGzip(acceptEncoding: string): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(acceptEncoding)
}

/** Sends chunks of lines at the reader's pace, never more than a few in memory. */
export function sendLines(
  reply: FastifyReply,
  isCompressed: boolean,
  chunks: AsyncIterable<string>,
): FastifyReply {
  reply.type('application/x-ndjson').header('vary', 'accept, accept-encoding')
  const lines = Readable.from(chunks, { objectMode: false })
  if (!isCompressed) return reply.send(lines)
  const gzip = createGzip({ level: constants.Z_BEST_SPEED })
  // A reader who leaves destroys the one, and so the other; there is nobody left to be told.
  pipeline(lines, gzip, () => {})
  return reply.header('content-encoding', 'gzip').send(gzip)
}
