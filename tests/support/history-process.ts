import { readdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { HistoryBuilder } from '../../main/sync/history-builder.ts'
import { inRoot } from '../../tools/root.ts'

/**
 * A process that builds a replica in a folder, from a line that is none. Says how the system places each
 * of its threads, as niceness, and what became of the building.
 */
const [folder = ''] = process.argv.slice(2)
const program = pathToFileURL(inRoot('main/sync/history-thread.ts'))
const builder = await HistoryBuilder.start(program, { folder, key: new Uint8Array(32), erased: 0 })
const niceness = process.platform === 'linux' ? nicenessOfThreads() : []
await builder.take(Buffer.from('Maria Fictícia\n'))
const end = await builder.endBody().catch(({ code }) => code)
await builder.close('part')
process.stdout.write(JSON.stringify({ niceness, end }))

/** Its field is the 19th, behind a name in brackets that is the second. */
function nicenessOfThreads(): number[] {
  const threads = '/proc/self/task'
  return readdirSync(threads).map((thread) => {
    const fields = readFileSync(`${threads}/${thread}/stat`, 'utf8')
    return Number(fields.slice(fields.lastIndexOf(')')).split(' ')[17])
  })
}
