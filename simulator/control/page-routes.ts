import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'

const FILES = [
  'phones.css',
  'phones.ts',
  'chat-list.ts',
  'client.ts',
  'composer.ts',
  'details.ts',
  'element.ts',
  'names.ts',
  'new-citizen.ts',
  'thread.ts',
] as const

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Types that the page shows as they are; every other file is handed over as a download. */
const SHOWN = /^(image\/(png|jpeg|webp)|audio\/[\w.+-]+|video\/[\w.+-]+)(;|$)/

const MAX_OPEN_PAGES = 100
const HEARTBEAT_MS = 15_000

/** The page at `/`, what it shows of files, and news of phones as they happen. */
export function pageRoutes(server: FastifyInstance, world: World): void {
  const { changes, configuration, shelf } = world

  server.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  })

  server.get('/', (_request, reply) =>
    reply
      .headers({ 'content-security-policy': POLICY })
      .type('text/html; charset=utf-8')
      .send(readPage('index.html')),
  )

  server.get('/page/icon.svg', (_request, reply) =>
    reply.type('image/svg+xml').send(readPage('icon.svg')),
  )

  for (const file of FILES) {
    const isScript = file.endsWith('.ts')
    const type = isScript ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8'
    server.get(`/page/${file}`, (_request, reply) => {
      const text = readPage(file)
      return reply.type(type).send(isScript ? stripTypeScriptTypes(text) : text)
    })
  }

  server.get('/sim/number', () => ({
    name: configuration.verifiedName,
    phone: configuration.displayPhoneNumber,
  }))

  server.get<{ Params: { id: string } }>('/sim/media/:id', async (request, reply) => {
    const media = shelf.find(request.params.id)
    const bytes = media === null ? null : await shelf.bytes(media.id)
    if (media === null || bytes === null) return reply.code(404).send({ error: 'unknown-media' })
    reply.headers({ 'content-security-policy': "default-src 'none'; sandbox" })
    if (SHOWN.test(media.mimeType)) return reply.type(media.mimeType).send(bytes)
    return reply
      .headers({ 'content-disposition': 'attachment' })
      .type('application/octet-stream')
      .send(bytes)
  })

  server.get('/sim/changes', (_request, reply) => {
    if (changes.listeners >= MAX_OPEN_PAGES)
      return reply.code(503).send({ error: 'too-many-pages' })
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    stream.write(': open\n\n')
    const deafen = changes.listen((citizenId) => stream.write(`data: ${citizenId}\n\n`))
    const heartbeat = setInterval(() => stream.write(': beat\n\n'), HEARTBEAT_MS)
    stream.on('close', () => {
      deafen()
      clearInterval(heartbeat)
    })
    return reply
  })
}

function readPage(file: string): string {
  return readFileSync(new URL(`../page/${file}`, import.meta.url), 'utf8')
}
