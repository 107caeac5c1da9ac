import { MAX_FILE_BYTES } from '../../shared/domain/attachment.ts'
import { sha256Schema } from '../../shared/domain/stored-file.ts'
import { idSchema } from '../../shared/ids.ts'
import { type Attaching, FILE_NAME_HEADER, PICTURE_SIZE_HEADER } from '../../shared/ipc/media.ts'
import * as z from '../../shared/late-zod.ts'
import type { Replica } from '../replica/replica.ts'
import { attach } from './attach.ts'
import type { FileCache } from './file-cache.ts'
import type { MediaLibrary, Variant } from './media-library.ts'

/** Where files are asked for and attached; null while nobody is signed in. */
export type MediaPlace = {
  readonly replica: Replica
  readonly cache: FileCache
  readonly library: MediaLibrary
}

const statuses = { away: 503, missing: 404 } as const

/**
 * The bytes of files, for the screen alone and the same on both hosts: `GET /media/SHA256`,
 * `GET /media/SHA256/thumbnail`, `POST /media/attachments/CONVERSATION`. They come as bytes without
 * a type: the screen gives them one, from a list of safe ones, and nothing else can run them.
 */
export async function answerMedia(place: MediaPlace | null, request: Request): Promise<Response> {
  if (place === null) return problem(409, 'signed-out')
  const [, , first = '', second, ...rest] = new URL(request.url).pathname.split('/')
  if (rest.length > 0) return problem(404, 'not-found')
  if (request.method === 'POST' && first === 'attachments') {
    return answerAttaching(place, second ?? '', request)
  }
  const variant = variantOf(second)
  if (request.method !== 'GET' || !sha256Schema.safeParse(first).success || variant === null) {
    return problem(404, 'not-found')
  }
  const found = await place.library.get(first, variant)
  if (found.outcome !== 'found') return problem(statuses[found.outcome], found.outcome)
  return new Response(new Uint8Array(found.bytes), {
    headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' },
  })
}

function variantOf(segment: string | undefined): Variant | null {
  if (segment === undefined) return 'whole'
  return segment === 'thumbnail' ? 'thumbnail' : null
}

async function answerAttaching(
  { replica, cache }: MediaPlace,
  conversationId: string,
  request: Request,
): Promise<Response> {
  const name = fileName(request.headers.get(FILE_NAME_HEADER))
  if (!idSchema.safeParse(conversationId).success || name === undefined) {
    return problem(400, 'malformed')
  }
  const bytes = await bodyOf(request)
  const attaching: Attaching | null =
    bytes === null
      ? { outcome: 'refused', problem: 'too-large', maximum: MAX_FILE_BYTES }
      : await attach(replica, cache, {
          ...{ conversationId, bytes, filename: name },
          declaredType: request.headers.get('content-type') ?? '',
          ...pictureSize(request.headers.get(PICTURE_SIZE_HEADER)),
        })
  if (attaching === null) return problem(404, 'not-found')
  return Response.json(attaching, { headers: { 'cache-control': 'no-store' } })
}

/** @returns undefined for what is no such header. */
function fileName(header: string | null): string | null | undefined {
  if (header === null || header === '') return null
  try {
    return decodeURIComponent(header)
  } catch {
    return undefined
  }
}

const side = z.coerce.number().int().positive().max(100_000)

function pictureSize(header: string | null): { width: number | null; height: number | null } {
  const [width, height] = (header ?? '').split('x').map((text) => side.safeParse(text).data)
  return width && height ? { width, height } : { width: null, height: null }
}

/** @returns null when it is too large for any message. */
async function bodyOf(request: Request): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    // The rest is read and dropped, so that the answer gets through.
    if (size <= MAX_FILE_BYTES) chunks.push(chunk)
  }
  return size > MAX_FILE_BYTES ? null : Buffer.concat(chunks)
}

function problem(status: number, error: string): Response {
  return Response.json({ error }, { status, headers: { 'cache-control': 'no-store' } })
}
