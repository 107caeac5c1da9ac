import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Surroundings } from '../../relay/compose.ts'
import { readConfig } from '../../relay/config.ts'
import type { Environment } from '../../relay/config-variable.ts'
import type { Moment } from '../../relay/moments.ts'
import { createRelay } from '../../relay/relay.ts'
import { lastingPort } from './lasting-port.ts'
import { machineEnvironment } from './machine-environment.ts'
import { addAccounts } from './relay-accounts.ts'
import { relayProgram } from './relay-build.ts'
import { relayClient } from './relay-client.ts'
import { NOWHERE, relayEnvironment } from './relay-environment.ts'

/** Most tests count events, and have no use for the account's templates among them. */
const NOT_ASKED = { everyMs: null, soonMs: 10 }

export type RelayOverrides = Partial<Surroundings> & {
  /** `WHATSAPP_API_URL`; by default nobody listens there. */
  apiUrl?: string
  /** Kept when the relay stops; by default a temporary one that goes with it. */
  dataFolder?: string
  /** More variables, or others. */
  env?: Environment
}

export type StartedRelay = Awaited<ReturnType<typeof startRelay>>

/** A relay in this process, on ports of its own, with the accounts of `relay-accounts.ts`. */
export async function startRelay(overrides: RelayOverrides = {}) {
  const { apiUrl = NOWHERE, dataFolder: kept, env, ...surroundings } = overrides
  const dataFolder = kept ?? temporaryFolder()
  const clock = surroundings.clock ?? Date.now
  await addAccounts(dataFolder, clock)
  const port = env?.['BALCAO_PORT'] ?? String(await lastingPort())
  const config = readConfig({
    ...relayEnvironment(dataFolder, apiUrl),
    ...env,
    BALCAO_PORT: port,
  })
  const relay = createRelay(config, {
    clock,
    newId: randomUUID,
    log: { level: 'silent' },
    templates: NOT_ASKED,
    ...surroundings,
  })
  await relay.start()
  return {
    ...relayClient(relay.url),
    adminUrl: relay.adminUrl,
    dataFolder,
    stop: async () => {
      await relay.stop()
      if (kept === undefined) removeFolder(dataFolder)
    },
  }
}

export type SpawnOptions = {
  apiUrl?: string
  dataFolder?: string
  /** A profile's name, or a file's path; the tests' own by default. */
  organisation?: string
  /** Whether it asks for the account's templates: the log then holds them. */
  templates?: boolean
  /** Where it was before, so that a restarted relay is found there. */
  port?: number
  /** The process kills itself (SIGKILL) at the n-th such moment, from 1. */
  crashAt?: { moment: Moment; count: number }
}

export type SpawnedRelay = Awaited<ReturnType<typeof spawnRelay>>

/** A relay in a process of its own, which can be killed like one. */
export async function spawnRelay(options: SpawnOptions = {}) {
  const { apiUrl = NOWHERE, dataFolder = temporaryFolder(), crashAt } = options
  const port = options.port ?? (await lastingPort())
  const { templates = false, organisation } = options
  await addAccounts(dataFolder, Date.now)
  const child = fork(relayProgram('tests/support/relay-process.ts'), {
    env: {
      ...machineEnvironment,
      ...relayEnvironment(dataFolder, apiUrl),
      BALCAO_PORT: String(port),
      ...(organisation ? { BALCAO_ORG: organisation } : {}),
      ...(templates ? { TEMPLATES: 'asked' } : {}),
      ...(crashAt ? { CRASH_AT: `${crashAt.moment}:${crashAt.count}` } : {}),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(() => undefined)
  const [started] = (await Promise.race([once(child, 'message'), ended])) ?? []
  if (started === undefined) throw new EndedWhileStarting(child.signalCode)
  const { url, adminUrl } = started as { url: string; adminUrl: string }
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return {
    ...relayClient(url),
    adminUrl,
    dataFolder,
    pid: child.pid,
    /** Its clock is so many milliseconds ahead from now on. */
    goOn: async (ms: number) => {
      child.send({ ahead: ms })
      await once(child, 'message')
    },
    /** Resolves when the process has ended, by itself or not. */
    ended,
    kill: () => end('SIGKILL'),
    /** As an operator stops it. */
    stop: () => end('SIGTERM'),
  }
}

/** `signal`: what ended it; null when it ended by itself. */
export class EndedWhileStarting extends Error {
  readonly signal: NodeJS.Signals | null

  constructor(signal: NodeJS.Signals | null) {
    super('The relay ended while starting.')
    this.signal = signal
  }
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'balcao-relay-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
