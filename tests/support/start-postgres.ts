import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { makeTemplate } from './test-databases.ts'

/**
 * Starts a PostgreSQL and names it in `BALCAO_TEST_POSTGRES`, for this process and those it starts:
 * unless one is named there already.
 * @returns how to stop it. It also stops by itself when this process is gone.
 * @throws Error with a sentence when this platform has none.
 */
export async function startPostgres(): Promise<() => Promise<void>> {
  if (process.env['BALCAO_TEST_POSTGRES']) {
    await makeTemplate()
    return async () => {}
  }
  const child = fork(join(import.meta.dirname, 'postgres-process.ts'))
  const [answer] = (await once(child, 'message')) as [{ url?: string; problem?: string }]
  if (answer.url === undefined) throw new Error(answer.problem)
  process.env['BALCAO_TEST_POSTGRES'] = answer.url
  await makeTemplate()
  return async () => {
    const ended = once(child, 'exit')
    child.disconnect()
    await ended
  }
}
