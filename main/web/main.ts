import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createConsole } from '../console.ts'
import { usualDataDir } from '../data-dir.ts'
import type { Log } from '../log.ts'
import { readStartOptions } from '../start-options.ts'
import { DataFolderInUseError } from '../store/data-folder-lock.ts'
import { openFileSeal } from './file-seal.ts'
import { openBrowser } from './open-browser.ts'
import { serve } from './serve.ts'
import { readStaticFiles } from './static-files.ts'

/** The loopback host's command line: `node main/web/main.ts --relay URL --data DIR …`, or built, `web.js`. */
const read = readStartOptions(process.argv.slice(2))
if (read.outcome === 'refused') end(read.sentence)
const { options } = read

const rendererDir = options.rendererDir ?? join(import.meta.dirname, '..', '..', 'out', 'renderer')
const files = readStaticFiles(rendererDir)
if (!files) end('The screen has not been built: run `npm run build` first.')

const dataDir = options.dataDir ?? usualDataDir()
const log: Log = (code, details = {}) => {
  process.stderr.write(`${JSON.stringify({ at: Date.now(), code, ...details })}\n`)
}
const console = createConsole({
  dataDir,
  relayUrl: options.relayUrl,
  relayFixed: options.relayFixed,
  fetch,
  clock: Date.now,
  seal: openFileSeal(dataDir),
  historyProgram: historyProgram(),
  log,
  ...(options.undoSeconds !== undefined && { undoSeconds: options.undoSeconds }),
})
await console.start().catch((error: unknown) => {
  if (error instanceof DataFolderInUseError) end(error.message)
  throw error
})
const token = randomBytes(32).toString('base64url')
const loopback = await serve({ console, files, port: options.port, token, log }).catch(
  (error: unknown) => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (taken) end(`Port ${options.port} is taken: choose another with --port, or 0 for any.`)
    throw error
  },
)

let stopping = false
async function stop(): Promise<void> {
  // A second signal while it stops changes nothing.
  if (stopping) return
  stopping = true
  await loopback.close()
  await console.stop()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
// Whoever started us has gone: nobody could stop us any more.
process.on('disconnect', stop)

const url = `http://127.0.0.1:${loopback.port}/#token=${token}`
process.stdout.write(`Balcão: ${url}\n`)
if (options.open) openBrowser(url, dataDir)

/** Built, it lies beside this program. */
function historyProgram(): URL {
  const isSource = import.meta.filename.endsWith('.ts')
  return new URL(isSource ? '../sync/history-thread.ts' : './history-thread.js', import.meta.url)
}

function end(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
