import type { MultipartFile } from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { mediaKind } from '../media/kinds.ts'
import { isMonoOpus } from '../media/ogg-opus.ts'
import type { Media } from '../phones/message.ts'
import type { World } from '../world.ts'
import { isRefusal, missing, type Read } from './reading.ts'
import { refuse, refuseObject } from './refusal.ts'
import { surfaceOf } from './surface.ts'

/** Upload and removal; downloads begin at `mediaAnswer` (reference, section 5.5). */
export function mediaRoutes(
  server: FastifyInstance,
  { configuration, faults, shelf }: World,
): void {
  const { uploads, object } = surfaceOf(configuration)
  server.post<{ Params: { id?: string } }>(uploads, async (request, reply) => {
    const { id = configuration.phoneNumberId } = request.params
    if (id !== configuration.phoneNumberId) return refuseObject(reply, request.method, id)
    const file = request.isMultipart() ? await request.file() : undefined
    if (file === undefined) return refuse(reply, missing('file'))
    const media = await readUpload(file)
    const ordered = faults.refuseUploads.shift()
    if (ordered !== undefined) return refuse(reply, { refused: ordered })
    if (isRefusal(media)) return refuse(reply, media)
    const { bytes, mimeType } = media.value
    return { id: (await shelf.put(bytes, mimeType, file.filename)).id }
  })

  server.delete<{ Params: { id: string } }>(object, async (request, reply) => {
    const { id } = request.params
    if (shelf.find(id) === null) return refuseObject(reply, request.method, id)
    await shelf.remove(id)
    return { success: true }
  })
}

/** The first hop: what a file is, and where it lies for some minutes. */
export function mediaAnswer(media: Media, url: string): object {
  return {
    messaging_product: 'whatsapp',
    url,
    mime_type: media.mimeType,
    sha256: media.sha256,
    file_size: media.size,
    id: media.id,
  }
}

async function readUpload(file: MultipartFile): Promise<Read<{ bytes: Buffer; mimeType: string }>> {
  const bytes = await file.toBuffer()
  const product = fieldOf(file, 'messaging_product')
  if (product !== 'whatsapp') return missing('messaging_product')
  const mimeType = fieldOf(file, 'type') ?? file.mimetype
  const kind = mediaKind(mimeType)
  // Ogg alone may be anything: it has to say that it is Opus.
  if (kind === null || mimeType === 'audio/ogg')
    return { refused: 100, details: `Param file must not be of type ${mimeType}.` }
  if (bytes.length > kind.maximum) return { refused: 131053, details: 'The file is too large.' }
  if (mimeType.startsWith('audio/ogg') && !isMonoOpus(bytes)) {
    return { refused: 131053, details: 'Ogg has to be Opus with one channel.' }
  }
  return { value: { bytes, mimeType } }
}

function fieldOf(file: MultipartFile, name: string): string | null {
  const field = file.fields[name]
  return field !== undefined && 'value' in field && typeof field.value === 'string'
    ? field.value
    : null
}
