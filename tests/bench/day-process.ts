/** A console as the loopback host has it, whose memory can be looked at: `day-process DATA RELAY`. */
import { createConsole } from '../../main/console.ts'
import { openFileSeal } from '../../main/web/file-seal.ts'
import { serve } from '../../main/web/serve.ts'

const [dataDir = '', relayUrl = ''] = process.argv.slice(2)
const log = () => {}
const token = 'token'
const console = createConsole({
  ...{ dataDir, relayUrl, relayFixed: true },
  ...{ fetch, clock: Date.now, seal: openFileSeal(dataDir), log },
  // Nothing is to be filled in: the replica has all.
  historyProgram: new URL('file:///no-history'),
})
await console.start()
const { port } = await serve({ console, files: new Map(), port: 0, token, log })
process.send?.({ url: `http://127.0.0.1:${port}` })
process.on('message', () => {
  // Twice: what the first one has found to be finalised goes with the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ rss, heap: heapUsed })
})
process.on('disconnect', () => process.exit(0))
