import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { attachmentProblem, MAX_FILE_BYTES } from '../../shared/domain/attachment.ts'
import { fileType } from '../../shared/domain/file-type.ts'
import { sha256Schema, storedFileSchema } from '../../shared/domain/stored-file.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { Log } from '../log/log.ts'
import * as files from '../media/file-table.ts'
import { type ExamineContext, examineFile, keepFile } from '../media/keep-file.ts'
import { receiveBytes } from '../media/receive-bytes.ts'
import type { Store } from '../store/port.ts'
import { signedInBy } from './authenticate.ts'
import { rangeOf } from './byte-range.ts'
import { answerOfType, errorAnswers } from './describe.ts'
import { createDownloads } from './downloads.ts'
import { sendError } from './errors.ts'
import type { RelayServer } from './server.ts'

export type MediaRouteContext = ExamineContext & {
  readonly store: Store
  readonly log: Pick<Log, 'changes'>
  readonly sessions: Sessions
  /** Aborted when the relay stops. */
  readonly stopping: AbortSignal
}

const params = z.object({ sha256: sha256Schema })
const bytes = z.string().describe('The bytes of the file')

/**
 * A file is handed over as bytes and nothing else, whatever it is: no browser shows or runs it. Only
 * the console, which knows what its bytes are, gives it a type.
 */
const asBytes = {
  'content-disposition': 'attachment',
  'content-security-policy': "default-src 'none'; sandbox",
  'accept-ranges': 'bytes',
}

export function mediaRoutes(server: RelayServer, context: MediaRouteContext): void {
  const { folder, store, sessions, stopping } = context
  const { changes } = context.log
  const downloads = createDownloads({ store, changes, sessions, stopping, logger: server.log })

  server.get(
    '/media/:sha256',
    {
      schema: {
        summary: 'A file of a message, by the digest of its bytes; ranges can be asked for',
        params,
        headers: z.object({ range: z.string().optional() }),
        response: {
          200: answerOfType('The file', { 'application/octet-stream': bytes }),
          206: answerOfType('The part of it', { 'application/octet-stream': bytes }),
          ...errorAnswers('malformed', 'not-found', 'wrong-range'),
        },
      },
    },
    async (request, reply) => {
      const file = await files.find(store, request.params.sha256)
      if (file === null) return sendError(reply, 'not-found')
      const { sha256, size } = file
      const range = rangeOf(request.headers.range, size)
      if (range === 'unsatisfiable') return sendError(reply, 'wrong-range')
      reply.headers(asBytes).type('application/octet-stream')
      downloads.follow(reply.raw, { sha256, token: signedInBy(request).token })
      if (range === null) {
        return reply.header('content-length', size).send(createReadStream(folder.pathOf(sha256)))
      }
      return reply
        .code(206)
        .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
        .header('content-length', range.end - range.start + 1)
        .send(createReadStream(folder.pathOf(sha256), range))
    },
  )

  server.get(
    '/media/:sha256/thumbnail',
    {
      schema: {
        summary: "A picture's thumbnail, at most 640 by 680 pixels",
        params,
        response: {
          200: answerOfType('The thumbnail', { 'image/webp': bytes }),
          ...errorAnswers('malformed', 'not-found'),
        },
      },
    },
    async (request, reply) => {
      const file = await files.find(store, request.params.sha256)
      const path = file && folder.thumbnailOf(file.sha256)
      const found = path && (await stat(path).catch(() => null))
      if (!path || !found) return sendError(reply, 'not-found')
      return reply
        .headers(asBytes)
        .type('image/webp')
        .header('content-length', found.size)
        .send(createReadStream(path))
    },
  )

  server.register(async (scope: RelayServer) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    uploadRoute(scope, context)
  })
}

function uploadRoute(server: RelayServer, context: MediaRouteContext): void {
  const { folder, store } = context
  server.put(
    '/media/:sha256',
    {
      bodyLimit: MAX_FILE_BYTES,
      schema: {
        summary: 'Bring a file that a reply will send; bringing it again changes nothing',
        params,
        headers: z.object({ 'content-type': z.string().max(200) }),
        response: {
          200: storedFileSchema,
          ...errorAnswers('malformed', 'too-large', 'wrong-type'),
        },
      },
    },
    async (request, reply) => {
      const path = folder.incomingPath()
      try {
        const body = request.body as Readable
        const received = await receiveBytes(body, path, MAX_FILE_BYTES)
        if (received.outcome === 'too-large') return await sendError(reply, 'too-large')
        const { sha256 } = request.params
        if (received.sha256 !== sha256) {
          return await sendError(reply, 'malformed', 'The bytes have another digest.')
        }
        const type = request.headers['content-type']
        const known = await files.find(store, sha256)
        if (known?.mimeType === fileType(received.head, type)) return known
        const examined = await examineFile(context, path, received, type)
        const problem = attachmentProblem(examined.file)
        if (problem === null) await store.transaction((tx) => keepFile(tx, folder, examined))
        if (problem === null) return examined.file
        return await sendError(reply, problem.problem === 'too-large' ? 'too-large' : 'wrong-type')
      } finally {
        await folder.drop(path)
      }
    },
  )
}
