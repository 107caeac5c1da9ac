import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Environment } from '../../relay/config-variable.ts'
import { machineEnvironment } from '../support/machine-environment.ts'
import { relayProgram } from '../support/relay-build.ts'

/** The lives of one relay: each begins on the record that the last one left. */
export type Lives = {
  /** @throws EndedWhileStarting */
  begin(more?: Environment): Promise<Life>
  /** Begins a life, and ends it after so many milliseconds even if it has not spoken yet. */
  beginAndKillWithin(ms: number): Promise<void>
  /** The address of the life under way; waits for the next one while there is none. */
  url(): Promise<string>
  isUp(): boolean
  kill(): Promise<void>
  /** As an operator stops it; kills it after half a minute. */
  stop(): Promise<void>
}

export type Life = {
  readonly url: string
  readonly adminUrl: string
  readonly pid: number
  readonly ended: Promise<void>
}

export class EndedWhileStarting extends Error {
  constructor() {
    super('The relay ended while starting.')
  }
}

const STOP_MS = 30_000

export function createLives(environment: Environment): Lives {
  let child: ChildProcess | undefined
  let ended: Promise<void> = Promise.resolve()
  let up = Promise.withResolvers<string>()
  let isUp = false

  function spawn(more: Environment): ChildProcess {
    const born = fork(relayProgram('tests/support/relay-process.ts'), {
      env: {
        ...machineEnvironment,
        ...environment,
        ...more,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child = born
    ended = once(born, 'exit').then(() => {
      child = undefined
    })
    return born
  }

  async function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    // Who waits for the next life goes on waiting, however many lives end before they begin.
    if (isUp) up = Promise.withResolvers<string>()
    isUp = false
    child?.kill(signal)
    const limit = setTimeout(() => child?.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(limit)
  }

  return {
    begin: async (more = {}) => {
      const born = spawn(more)
      const [started] = (await Promise.race([once(born, 'message'), ended])) ?? []
      if (started === undefined) throw new EndedWhileStarting()
      const { url, adminUrl } = started as { url: string; adminUrl: string }
      isUp = true
      up.resolve(url)
      return { url, adminUrl, pid: born.pid ?? 0, ended }
    },
    beginAndKillWithin: async (ms) => {
      spawn({})
      await new Promise((resolve) => setTimeout(resolve, ms))
      await kill()
    },
    url: () => up.promise,
    isUp: () => isUp,
    kill: () => kill(),
    stop: () => kill('SIGTERM'),
  }
}
