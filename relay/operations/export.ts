import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createLogReader, type LogReader } from '../log/read-log.ts'
import { UsageError } from '../usage-error.ts'
import { type Operation, readArguments, readingStore } from './operation.ts'

const USAGE =
  'Say what to export: npm run --silent relay -- export --all, or ' +
  '--conversation 6f1c2a90-0000-4000-8000-000000000000'

const EVENTS_PER_READ = 500

/** `export`: events with their content, one JSON a line, as consoles get them. */
export const exportEvents: Operation = ({ env, output }, args) => {
  const { values, positionals } = readArguments(
    args,
    { all: { type: 'boolean', default: false }, conversation: { type: 'string' } },
    USAGE,
  )
  const { all, conversation } = values
  if (all === (conversation !== undefined) || positionals.length > 0) throw new UsageError(USAGE)
  return readingStore(env, async (sql) => {
    const log = createLogReader(sql)
    const page = conversation === undefined ? log.page : await pagesOf(log, conversation)
    try {
      await pipeline(Readable.from(lines(page)), output, { end: false })
    } catch (error) {
      // Whoever reads has enough: `export --all | head`.
      if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
    }
    return true
  })
}

async function pagesOf(log: LogReader, conversationId: string): Promise<LogReader['page']> {
  if ((await log.conversationPage(conversationId, 0, 1)).length === 0) {
    throw new UsageError(`There is no conversation ${conversationId}. ${USAGE}`)
  }
  return (after, limit) => log.conversationPage(conversationId, after, limit)
}

async function* lines(page: LogReader['page']): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const events = await page(after, EVENTS_PER_READ)
    const last = events.at(-1)
    if (last === undefined) return
    yield events.map(({ json }) => `${json}\n`).join('')
    after = last.seq
  }
}
