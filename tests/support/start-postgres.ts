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
  return (await startOwnPostgres()).end
}

/** A server beside the one that all tests share, and in its place: it may be stopped and started. */
export async function startOwnPostgres() {
  const shared = process.env['BALCAO_TEST_POSTGRES']
  const child = fork(join(import.meta.dirname, 'postgres-process.ts'))
  const [answer] = (await once(child, 'message')) as [{ url?: string; problem?: string }]
  if (answer.url === undefined) throw new Error(answer.problem)
  process.env['BALCAO_TEST_POSTGRES'] = answer.url
  await makeTemplate()
  const order = async (what: 'stop' | 'start') => {
    const done = once(child, 'message')
    child.send(what)
    await done
  }
  return {
    stopServer: () => order('stop'),
    startServer: () => order('start'),
    end: async () => {
      if (shared === undefined) delete process.env['BALCAO_TEST_POSTGRES']
      else process.env['BALCAO_TEST_POSTGRES'] = shared
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
