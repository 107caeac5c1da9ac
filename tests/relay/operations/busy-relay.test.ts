import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { sqlitePath } from '../../../relay/store/sqlite-files.ts'
import { operate } from '../../support/operate.ts'
import { aRecordedDay } from '../../support/recorded-day.ts'

const day = aRecordedDay()

const writes = `
const [driver, path, forMs] = process.argv.slice(1)
const database = new (require(driver))(path)
database.exec('begin immediate')
process.stdout.write('writes')
setTimeout(() => database.close(), Number(forMs))`

/** Another process that writes, for so long after this has resolved. */
async function someoneWrites(path: string, forMs: number): Promise<{ ended: Promise<unknown> }> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const child = spawn(process.execPath, ['-e', writes, driver, path, String(forMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  return { ended }
}

it('a command waits for a relay that writes for longer than a relay would wait', async () => {
  const folder = day.copy()
  const relay = await someoneWrites(sqlitePath(folder), 4000)
  const { isWell, warnings } = await operate(folder, ['user', 'disable', '--login', 'ana'])
  expect([isWell, warnings]).toEqual([true, []])
  await relay.ended
})
