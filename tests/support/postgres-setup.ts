import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/**
 * One PostgreSQL for all tests of the run, in `BALCAO_TEST_POSTGRES`: unless one is named there
 * already. Each data folder of the tests has a database of its own (`test-store.ts`).
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['BALCAO_TEST_POSTGRES']) return undefined
  const child = fork(join(import.meta.dirname, 'postgres-process.ts'))
  const [answer] = (await once(child, 'message')) as [{ url?: string; problem?: string }]
  if (answer.url === undefined) throw new Error(answer.problem)
  process.env['BALCAO_TEST_POSTGRES'] = answer.url
  return async () => {
    const ended = once(child, 'exit')
    child.disconnect()
    await ended
  }
}
